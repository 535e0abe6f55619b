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

    /// Along these terms the outcome is predicted without error, so the maximum of the likelihood lies at
    /// infinity.
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
            return "%d rows are too few for %d terms of the model of the outcome.".formatted(rows, terms);
        }
    }

    /// There are no more clusters than terms, so nothing is left to tell the error from.
    record TooFewClusters(int clusters, int terms) implements Diagnosis {
        @Override
        public String sentence() {
            return "%d clusters are too few for %d terms of the model of the outcome: adjust for less."
                    .formatted(clusters, terms);
        }
    }

    /// No participant has what these name: a visit, or both of a pair of visits.
    record NeverTogether(List<String> visits) implements Diagnosis {
        public NeverTogether {
            visits = List.copyOf(visits);
        }

        @Override
        public String sentence() {
            return "No participant was seen at %s, so their covariance cannot be told: leave a visit out, or choose a covariance with fewer parameters."
                    .formatted(String.join(", ", visits));
        }
    }

    /// At these visits the model leaves no residual, so there is no error to judge by.
    record NoResidualVariance(List<String> visits) implements Diagnosis {
        public NoResidualVariance {
            visits = List.copyOf(visits);
        }

        @Override
        public String sentence() {
            return "The outcome at %s does not vary beyond the terms of the model, so there is no error to judge by."
                    .formatted(String.join(", ", visits));
        }
    }

    /// The outcomes at these visits are combinations of those at the visits before them.
    record SingularCovariance(List<String> visits) implements Diagnosis {
        public SingularCovariance {
            visits = List.copyOf(visits);
        }

        @Override
        public String sentence() {
            return "The outcome at %s follows without error from the visits before, so the covariance is singular: leave the visit out, or choose a covariance with fewer parameters."
                    .formatted(String.join(", ", visits));
        }
    }

    /// The iterations ran out; `change` is the last change of a linear predictor.
    ///
    /// @param change NaN where it could not be computed
    record NotConverged(int iterations, double change) implements Diagnosis {
        @Override
        public String sentence() {
            return Double.isNaN(change)
                    ? "The fit came to numbers too large or too small to go on with; measure the outcome in other units."
                    : "The fit of the outcome did not converge in %d iterations (last change %s); take a model with fewer terms, or measure the outcome in other units."
                            .formatted(iterations, change);
        }
    }

    /// A working correlation estimated from the residuals is none.
    record NotPositiveDefinite(String structure) implements Diagnosis {
        @Override
        public String sentence() {
            return "The %s correlation estimated from the residuals is not positive definite; use another structure."
                    .formatted(structure);
        }
    }

    /// The outcome is a time that may end without its event, which a mean or a risk does not take account of.
    record Censored(String outcome) implements Diagnosis {
        @Override
        public String sentence() {
            return "%s is a time to an event, which this estimator does not take; use the estimator survival."
                    .formatted(outcome);
        }
    }

    /// Nobody is observed for so long.
    ///
    /// @param side under which
    record BeyondFollowUp(String side, double last, double horizon) implements Diagnosis {
        @Override
        public String sentence() {
            return "Under %s nobody is observed longer than %s, so nothing is known up to %s: choose an earlier horizon."
                    .formatted(side, last, horizon);
        }
    }

    /// Neither more nor less of the outcome is better, so no option is the best.
    record NoDirection(String measure) implements Diagnosis {
        @Override
        public String sentence() {
            return "The protocol says of '%s' that neither direction is better, so there is no best rule: set `better` to higher or lower."
                    .formatted(measure);
        }
    }
}
