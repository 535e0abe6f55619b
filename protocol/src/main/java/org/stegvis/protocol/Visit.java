package org.stegvis.protocol;

import java.util.List;

/// A time at which measures are collected.
///
/// @param week weeks from enrolment; negative before it
/// @param collect ids of the measures collected
public record Visit(String id, Text title, double week, Window window, List<String> collect) {
    public Visit {
        collect = List.copyOf(collect);
    }

    /// The day of the visit, counted from enrolment.
    public int day() {
        return (int) Math.round(week * 7);
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
