package org.stegvis.estimation.imputation;

/// A variable that may be missing. Categories are coded 0, 1, ... ; NaN is missing.
public record Variable(String name, Kind kind) {

    /// How a missing value is drawn, and what the variable looks like as a predictor.
    public sealed interface Kind {

        /// From a normal linear model.
        record Normal() implements Kind {}

        /// The observed value of one of `donors` participants whose predictions are nearest, so that imputed values
        /// keep range and shape.
        record Matched(int donors) implements Kind {
            public Matched {
                if (donors < 1) {
                    throw new IllegalArgumentException("donors is %d but must be at least 1.".formatted(donors));
                }
            }
        }

        /// From a logistic model with one equation a category but the first.
        record Categories(int count) implements Kind {
            public Categories {
                if (count < 2) {
                    throw new IllegalArgumentException("count is %d but must be at least 2.".formatted(count));
                }
            }
        }
    }

    public static Variable normal(String name) {
        return new Variable(name, new Kind.Normal());
    }

    public static Variable matched(String name) {
        return new Variable(name, new Kind.Matched(5));
    }

    public static Variable categories(String name, int count) {
        return new Variable(name, new Kind.Categories(count));
    }
}
