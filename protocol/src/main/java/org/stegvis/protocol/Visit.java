package org.stegvis.protocol;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Truth;
import org.stegvis.protocol.expression.Values;

/// A time at which measures are collected, counted from enrolment or from a decision.
///
/// @param after the decision that it is counted from; null when it is counted from enrolment. Such a visit comes to
/// those for whom the decision was taken, whatever it gave
/// @param week weeks from there; negative before enrolment
/// @param when to whom it comes; names options and classes of decisions up to `after` only
/// @param collect ids of the measures collected
public record Visit(
        String id,
        Text title,
        @Nullable String after,
        double week,
        Condition when,
        Window window,
        List<String> collect) {
    public Visit {
        collect = List.copyOf(collect);
        if (after != null && !(week >= 0)) {
            throw new IllegalArgumentException("Visit '" + id + "' at week " + week + " after decision '" + after
                    + "' must not come before the decision.");
        }
    }

    /// The days from enrolment, or from the decision, to the visit.
    public int day() {
        return (int) Math.round(week * 7);
    }

    /// Whether it can only take place once a participant is enrolled.
    public boolean isAfterEnrolment() {
        return after != null || week > 0;
    }

    /// Whether it is a visit of this participant, as far as the decisions so far tell.
    ///
    /// @param passed decisions that had no occasion for the participant
    public Truth comesTo(Values values, Set<String> passed) {
        return after != null && passed.contains(after) ? Truth.FALSE : when.evaluate(values);
    }

    /// How many days before and after its day a visit may take place.
    public record Window(int before, int after) {
        public Window {
            if (before < 0 || after < 0) {
                throw new IllegalArgumentException(
                        "A window (%d days before, %d after) must not be negative.".formatted(before, after));
            }
        }
    }
}
