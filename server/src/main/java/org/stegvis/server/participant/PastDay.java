package org.stegvis.server.participant;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Refusal;

/// Whether something can have happened on a day that somebody told.
public final class PastDay {
    /// Who writes a year with two digits means one after it.
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private PastDay() {}

    /// What is wrong with a day; null when nothing is.
    public static @Nullable Refusal refusal(LocalDate on, LocalDate today) {
        if (on.isAfter(today)) {
            return new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, "The day " + on + " has not come yet.");
        }
        return on.isBefore(FIRST)
                ? new Refusal(
                        Refusal.Code.VALUE_NOT_ALLOWED,
                        "The day " + on + " is too long ago; a year has four digits and begins at 1900.")
                : null;
    }
}
