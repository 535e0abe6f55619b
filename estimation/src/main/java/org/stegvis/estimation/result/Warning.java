package org.stegvis.estimation.result;

/// What a reader must know before using the numbers of a result.
public sealed interface Warning {

    /// A stable name in documents: `few-followed`.
    String code();

    /// One sentence in English.
    String sentence();

    /// So few participants are consistent with a regime that its standard error means little.
    record FewFollowed(String regime, int participants) implements Warning {
        @Override
        public String code() {
            return "few-followed";
        }

        @Override
        public String sentence() {
            return participants == 1
                    ? "Only one participant is consistent with %s; the standard error of its value means nothing."
                            .formatted(regime)
                    : "Only %d participants are consistent with %s; the standard error of its value means little."
                            .formatted(participants, regime);
        }
    }

    /// The covariance of a mixed model lies at the edge of what it can be.
    ///
    /// @param what is there, in words: `the intercepts of participants do not vary`
    record EdgeOfCovariance(String what) implements Warning {
        @Override
        public String code() {
            return "edge-of-covariance";
        }

        @Override
        public String sentence() {
            return "By the estimate %s; a covariance with fewer parameters would do.".formatted(what);
        }
    }
}
