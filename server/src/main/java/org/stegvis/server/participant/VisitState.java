package org.stegvis.server.participant;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Facts;
import org.stegvis.protocol.Visit;

/// What has become of a visit of one participant.
public enum VisitState {
    /// Everything that the protocol collects there is recorded.
    COMPLETE,
    /// It took place, and something was not answered.
    PARTIAL,
    MISSED,
    /// The window is open.
    DUE,
    /// The window has closed and nobody has said what became of it.
    OVERDUE,
    /// Still to come, or not known yet whether it comes.
    LATER,
    /// It does not come to this participant.
    NOT_THEIRS,
    /// The participant had withdrawn before.
    WITHDRAWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the visit should have been by now.
    public boolean isPast() {
        return switch (this) {
            case COMPLETE, PARTIAL, MISSED, OVERDUE, WITHDRAWN -> true;
            case DUE, LATER, NOT_THEIRS -> false;
        };
    }

    public boolean isAnswered() {
        return this == COMPLETE || this == PARTIAL;
    }

    public static VisitState of(Course course, Visit visit, LocalDate today) {
        return of(course.history().facts(), visit, today);
    }

    static VisitState of(Facts facts, Visit visit, LocalDate today) {
        return VisitStanding.of(facts, visit).on(today);
    }

    /// The day that a visit is planned for; null before that is known.
    public static @Nullable LocalDate planned(Facts facts, Visit visit) {
        LocalDate start =
                visit.after() == null ? facts.enrolled() : facts.settled().get(visit.after());
        return start == null ? null : start.plusDays(visit.day());
    }
}
