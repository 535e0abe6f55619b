package org.stegvis.estimation.weights;

import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// The probability that each participant had of what they were allocated, 1 where nothing was allocated.
///
/// `scores` (participants x q) are those of the model that estimated the probabilities; no columns where they are
/// known.
public record AllocationProbabilities(Column probabilities, Matrix scores) {
    public AllocationProbabilities {
        probabilities.requireWithin(
                "probability",
                Double.MIN_NORMAL,
                1,
                "The probability of what was allocated must be above 0 and at most 1.");
        if (scores.rows() != probabilities.size()) {
            throw new IllegalArgumentException("scores has %d rows for %d participants; give one each."
                    .formatted(scores.rows(), probabilities.size()));
        }
    }

    public static AllocationProbabilities known(Column probabilities) {
        return new AllocationProbabilities(probabilities, Matrix.of(probabilities.size(), 0, (i, j) -> 0));
    }

    /// Those of this decision and of another: the probabilities multiply, the scores stand side by side.
    public AllocationProbabilities and(AllocationProbabilities other) {
        other.probabilities.requireSize("probabilities", probabilities.size());
        return new AllocationProbabilities(
                Column.of(probabilities.size(), i -> probabilities.get(i) * other.probabilities.get(i)),
                scores.beside(other.scores));
    }

    /// `1 / probability`.
    public Column weights() {
        return Column.of(probabilities.size(), i -> 1 / probabilities.get(i));
    }

    public boolean estimated() {
        return scores.columns() > 0;
    }
}
