package org.stegvis.protocol.estimator;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Options of one decision compared by a regression of an outcome that is no measurement, with standard errors that
/// are right where the model is not.
public record Regression(Family family) implements Estimator.OfOptions {

    @Override
    public String word() {
        return family.word();
    }

    @Override
    public SequencedMap<String, String> settings() {
        return new LinkedHashMap<>();
    }

    /// The kind of model.
    public enum Family {
        /// A yes-no outcome by the logit link: risks, their differences, ratios and odds ratios.
        LOGISTIC,
        /// A count, or a yes-no outcome, by the log link: means or risks, their differences and ratios.
        POISSON,
        /// An ordinal outcome: mean scores, and the odds of a higher score.
        PROPORTIONAL_ODDS;

        public String word() {
            return Words.of(this);
        }

        /// The outcomes that it takes, in words.
        public String outcome() {
            return switch (this) {
                case LOGISTIC -> "binary";
                case POISSON -> "binary or a count";
                case PROPORTIONAL_ODDS -> "ordinal or a count";
            };
        }
    }
}
