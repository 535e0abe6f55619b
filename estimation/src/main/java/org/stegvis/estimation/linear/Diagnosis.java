package org.stegvis.estimation.linear;

import java.util.List;

/// Why a model has no estimate on these data.
public sealed interface Diagnosis {

    /// One sentence in English.
    String sentence();

    /// The terms are linear combinations of the terms before them.
    record Aliased(List<String> terms) implements Diagnosis {
        public Aliased {
            terms = List.copyOf(terms);
        }

        @Override
        public String sentence() {
            return "The data cannot tell %s from the terms before it: leave it out."
                    .formatted(String.join(", ", terms));
        }
    }

    /// Along these terms the outcome is predicted without error, so the maximum of the likelihood lies at infinity.
    record Separated(List<String> terms) implements Diagnosis {
        public Separated {
            terms = List.copyOf(terms);
        }

        @Override
        public String sentence() {
            return "The outcome is predicted without error along %s, so the estimate is infinite."
                    .formatted(String.join(", ", terms));
        }
    }

    /// Nobody is in these groups.
    record NobodyIn(List<String> groups) implements Diagnosis {
        public NobodyIn {
            groups = List.copyOf(groups);
        }

        @Override
        public String sentence() {
            return "No participant in the data followed %s.".formatted(String.join(", ", groups));
        }
    }

    /// There are no more rows than terms, so nothing is left to tell the error from.
    record TooFewRows(int rows, int terms) implements Diagnosis {
        @Override
        public String sentence() {
            return "%d rows are too few for %d terms.".formatted(rows, terms);
        }
    }

    /// The iterations ran out; `change` is the last change of a linear predictor.
    record NotConverged(int iterations, double change) implements Diagnosis {
        @Override
        public String sentence() {
            return "The fit did not converge in %d iterations (last change %s).".formatted(iterations, change);
        }
    }

    /// The outcome is a time that may end without its event, which a mean or a risk does not take account of.
    record Censored(String outcome) implements Diagnosis {
        @Override
        public String sentence() {
            return "%s is a time to an event; this version has no estimator for it. Analyse whether the event had happened by a visit."
                    .formatted(outcome);
        }
    }
}
