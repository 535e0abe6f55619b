package org.stegvis.protocol;

import java.util.List;
import java.util.Map;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.expression.Reference;

/// One planned analysis. The estimator fits what is compared and the kind of outcome.
///
/// @param adjust baseline covariates
/// @param alpha its type I error; intervals have level 1 - alpha
public record Analysis(
        String id,
        Text title,
        Comparison compare,
        Outcome outcome,
        List<Reference> adjust,
        Estimator estimator,
        double alpha,
        Role role) {
    public Analysis {
        adjust = List.copyOf(adjust);
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "alpha (" + alpha + ") of analysis '" + id + "' must lie between 0 and 1.");
        }
        if (!compare.isFor(estimator)) {
            throw new IllegalArgumentException("Estimator '%s' of analysis '%s' must be one for %s."
                    .formatted(estimator.word(), id, compare.what()));
        }
        if (!estimator.isAdjusted() && !adjust.isEmpty()) {
            throw new IllegalArgumentException(
                    "Estimator '%s' of analysis '%s' must have no covariates.".formatted(estimator.word(), id));
        }
        if (estimator.isOverTime() != outcome instanceof Outcome.OverTime) {
            throw new IllegalArgumentException("Estimator '%s' of analysis '%s' must have an outcome %s."
                    .formatted(estimator.word(), id, estimator.isOverTime() ? "over time" : "at one visit"));
        }
    }

    /// The same question answered by another estimator.
    public Analysis by(Estimator other) {
        return new Analysis(id, title, compare, outcome, adjust, other, alpha, role);
    }

    /// The level of its intervals, 0.95 for alpha 0.05.
    public double level() {
        return 1 - alpha;
    }

    /// The measure analysed, and when.
    public sealed interface Outcome {
        String measure();

        /// The visits at which it is taken, in order of time.
        List<String> visits();

        /// The measure at the last of its visits.
        default Reference.Measured last() {
            return new Reference.Measured(measure(), visits().getLast());
        }

        /// One reference a visit.
        default List<Reference.Measured> references() {
            return visits().stream()
                    .map(visit -> new Reference.Measured(measure(), visit))
                    .toList();
        }

        /// At one visit: `odi@week52`.
        record AtVisit(String measure, String visit) implements Outcome {
            public Reference.Measured reference() {
                return new Reference.Measured(measure, visit);
            }

            @Override
            public List<String> visits() {
                return List.of(visit);
            }

            @Override
            public String toString() {
                return reference().toString();
            }
        }

        /// At several visits, in order of time: `odi@baseline, week10, week52`.
        record OverTime(String measure, List<String> visits) implements Outcome {
            public OverTime {
                visits = List.copyOf(visits);
                if (visits.size() < 2 || visits.stream().distinct().count() < visits.size()) {
                    throw new IllegalArgumentException("Visits " + visits + " must be two or more different ones.");
                }
            }

            @Override
            public String toString() {
                return measure + "@" + String.join(", ", visits);
            }
        }
    }

    /// What is compared with what.
    public sealed interface Comparison {

        /// Whether an estimator answers this comparison.
        boolean isFor(Estimator estimator);

        /// What is compared, in words.
        String what();

        /// All embedded regimes, each with each.
        record Regimes() implements Comparison {
            @Override
            public boolean isFor(Estimator estimator) {
                return estimator.method() instanceof Estimator.OfRegimes;
            }

            @Override
            public String what() {
                return "embedded regimes";
            }
        }

        /// The options of one decision, among those who were allocated there.
        ///
        /// @param groups options that are compared as one, by the name of the group; empty when each option
        /// stands for itself
        record Options(String decision, Map<String, List<String>> groups) implements Comparison {
            @Override
            public boolean isFor(Estimator estimator) {
                return estimator.method() instanceof Estimator.OfOptions;
            }

            @Override
            public String what() {
                return "the options of a decision";
            }
        }
    }

    /// Only primary analyses spend the alpha of the trial.
    public enum Role {
        PRIMARY,
        SECONDARY
    }
}
