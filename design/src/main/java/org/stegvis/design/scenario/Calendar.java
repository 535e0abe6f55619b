package org.stegvis.design.scenario;

import java.time.LocalDate;

/// When participants enrol: evenly, from a first day on.
public record Calendar(LocalDate start, double perWeek) {
    /// The first day where a scenario names none; a Monday.
    public static final LocalDate USUAL_START = LocalDate.of(2020, 1, 6);

    /// How long enrolment takes where a scenario does not say.
    public static final double USUAL_WEEKS = 104;

    public Calendar {
        if (!(perWeek > 0 && perWeek < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The number enrolled a week (" + perWeek + ") must be positive.");
        }
    }

    /// The day on which a participant enrols who has `before` participants before.
    public LocalDate day(int before) {
        return start.plusDays((long) Math.floor(before * 7 / perWeek));
    }

    /// The day on which one enrols who comes so many weeks after the first.
    public LocalDate day(double weeks) {
        return start.plusDays((long) Math.floor(weeks * 7));
    }
}
