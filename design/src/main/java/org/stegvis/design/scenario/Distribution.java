package org.stegvis.design.scenario;

import java.util.List;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Quantity;

/// What a value is drawn from. Parameters are expressions over what was drawn before.
public sealed interface Distribution {

    /// A number around a mean, as often above it as below, without bounds.
    ///
    /// @param sd standard deviation, not negative
    record Normal(Quantity mean, Quantity sd) implements Distribution {}

    /// A number between two others, each as likely as any other.
    record Uniform(Quantity from, Quantity to) implements Distribution {}

    /// A number from 0 up, such as a time to an event whose hazard does not change.
    ///
    /// @param mean not negative
    record Exponential(Quantity mean) implements Distribution {}

    /// Whole numbers from 0.
    ///
    /// @param mean not negative
    record Poisson(Quantity mean) implements Distribution {}

    /// Yes with a probability; one below 0 counts as 0, one above 1 as 1.
    record Chance(Quantity probability) implements Distribution {}

    /// One of the levels, in proportion to weights that are not negative and not all 0.
    record OneOf(List<Weighted> levels) implements Distribution {
        public OneOf {
            levels = List.copyOf(levels);
            if (levels.isEmpty()) {
                throw new IllegalArgumentException("A distribution over levels must name at least one level.");
            }
        }
    }

    /// A level with its weight, which need not be a probability.
    record Weighted(String level, Quantity weight) {}

    /// No chance: a number that follows from others.
    record Computed(Quantity number) implements Distribution {}

    /// No chance: a yes or no that follows from others.
    record Fact(Condition condition) implements Distribution {}
}
