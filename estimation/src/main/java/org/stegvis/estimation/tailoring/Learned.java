package org.stegvis.estimation.tailoring;

import java.util.List;
import org.stegvis.estimation.linear.Column;

/// What backward induction found.
///
/// @param stages one a decision, in the order of time
public record Learned(List<Stage> stages) {
    public Learned {
        stages = List.copyOf(stages);
    }

    /// One decision.
    ///
    /// @param outcome what stands for the outcome here, one a participant
    public record Stage(List<Choice> choices, Column outcome) {
        public Stage {
            choices = List.copyOf(choices);
        }
    }

    /// One choice with its model.
    ///
    /// @param best for each member the option with the best mean; the first of those that are equally good
    public record Choice(ChoicePoint point, Column coefficients, int[] best) {

        double predicted(int member, int option) {
            double[] row = point.row(member, option);
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                sum += row[j] * coefficients.get(j);
            }
            return sum;
        }

        double effect(int member, int option) {
            return point.effect(member, option, coefficients);
        }
    }

    /// All choices, in the order of time.
    public List<Choice> choices() {
        return stages.stream().flatMap(stage -> stage.choices().stream()).toList();
    }
}
