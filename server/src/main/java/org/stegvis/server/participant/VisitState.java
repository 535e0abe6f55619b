package org.stegvis.server.participant;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Facts;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Truth;

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
        long told = visit.collect().stream()
                .filter(measure -> facts.values().containsKey(new Reference.Measured(measure, visit.id())))
                .count();
        if (told > 0) {
            return told == visit.collect().size() ? COMPLETE : PARTIAL;
        }
        if (facts.seen().contains(visit.id())) {
            return MISSED;
        }
        if (visit.comesTo(facts, facts.passed()) == Truth.FALSE) {
            return NOT_THEIRS;
        }
        LocalDate planned = planned(facts, visit);
        if (planned == null) {
            return facts.withdrawn() == null ? LATER : NOT_THEIRS;
        }
        if (facts.withdrawn() != null) {
            return planned.isAfter(today) ? NOT_THEIRS : WITHDRAWN;
        }
        if (today.isAfter(planned.plusDays(visit.window().after()))) {
            return OVERDUE;
        }
        return today.isBefore(planned.minusDays(visit.window().before())) ? LATER : DUE;
    }

    /// The day that a visit is planned for; null before that is known.
    public static @Nullable LocalDate planned(Facts facts, Visit visit) {
        LocalDate start =
                visit.after() == null ? facts.enrolled() : facts.settled().get(visit.after());
        return start == null ? null : start.plusDays(visit.day());
    }
}
