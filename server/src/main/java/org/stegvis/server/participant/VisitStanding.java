package org.stegvis.server.participant;

import java.time.LocalDate;
import java.util.Locale;
import org.stegvis.conduct.Facts;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Truth;

/// What the log tells of a visit of one participant, whatever the day; with a day it is a [VisitState].
///
/// @param first the first day of the window, or the day planned for one who withdrew; `LocalDate.MIN` where no day
/// matters
/// @param last the last day of the window; `LocalDate.MAX` where none matters
public record VisitStanding(Kind kind, LocalDate first, LocalDate last) {

    public enum Kind {
        COMPLETE,
        PARTIAL,
        MISSED,
        NOT_THEIRS,
        /// Nobody knows yet when.
        UNPLANNED,
        /// Not told of; its window is known.
        PLANNED,
        /// Not told of, and the participant has withdrawn.
        WITHDRAWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private static VisitStanding always(Kind kind) {
        return new VisitStanding(kind, LocalDate.MIN, LocalDate.MAX);
    }

    /// From what a table or a count holds.
    public static VisitStanding of(String word, LocalDate first, LocalDate last) {
        return new VisitStanding(Kind.of(word), first, last);
    }

    public static VisitStanding of(Course course, Visit visit) {
        return of(course.history().facts(), visit);
    }

    static VisitStanding of(Facts facts, Visit visit) {
        long told = visit.collect().stream()
                .filter(measure -> facts.values().containsKey(new Reference.Measured(measure, visit.id())))
                .count();
        if (told > 0) {
            return always(told == visit.collect().size() ? Kind.COMPLETE : Kind.PARTIAL);
        }
        if (facts.seen().contains(visit.id())) {
            return always(Kind.MISSED);
        }
        if (visit.comesTo(facts, facts.passed()) == Truth.FALSE) {
            return always(Kind.NOT_THEIRS);
        }
        LocalDate planned = VisitState.planned(facts, visit);
        if (planned == null) {
            return always(facts.withdrawn() == null ? Kind.UNPLANNED : Kind.NOT_THEIRS);
        }
        return facts.withdrawn() == null
                ? new VisitStanding(
                        Kind.PLANNED,
                        planned.minusDays(visit.window().before()),
                        planned.plusDays(visit.window().after()))
                : new VisitStanding(Kind.WITHDRAWN, planned, LocalDate.MAX);
    }

    public VisitState on(LocalDate today) {
        return switch (kind) {
            case COMPLETE -> VisitState.COMPLETE;
            case PARTIAL -> VisitState.PARTIAL;
            case MISSED -> VisitState.MISSED;
            case NOT_THEIRS -> VisitState.NOT_THEIRS;
            case UNPLANNED -> VisitState.LATER;
            case WITHDRAWN -> first.isAfter(today) ? VisitState.NOT_THEIRS : VisitState.WITHDRAWN;
            case PLANNED ->
                today.isAfter(last) ? VisitState.OVERDUE : today.isBefore(first) ? VisitState.LATER : VisitState.DUE;
        };
    }
}
