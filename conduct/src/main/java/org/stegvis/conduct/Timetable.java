package org.stegvis.conduct;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.tailoring.Coming;

/// When the visits of a protocol come to a participant.
///
/// A visit counted from enrolment is due so many weeks after the day of enrolment. One counted from a decision is
/// due so many weeks after the day on which the decision was taken for the participant; until then it has no day.
public final class Timetable {
    private final Map<String, Visit> visits;
    private final List<Visit> untilEnrolment;
    private final List<Visit> afterEnrolment;
    private final boolean sameForAll;

    private Timetable(List<Visit> inOrder) {
        this.visits = inOrder.stream().collect(Collectors.toMap(Visit::id, Function.identity()));
        this.untilEnrolment =
                inOrder.stream().filter(visit -> !visit.isAfterEnrolment()).toList();
        this.afterEnrolment = inOrder.stream().filter(Visit::isAfterEnrolment).toList();
        this.sameForAll = inOrder.stream().allMatch(visit -> visit.after() == null);
    }

    public static Timetable of(Protocol protocol) {
        return new Timetable(protocol.chronology().visits());
    }

    /// The day on which a visit of the protocol is due; its window lies around it. Null as long as the day cannot
    /// be told, and for a visit that does not come to this participant.
    public @Nullable LocalDate due(String visit, Facts facts) {
        Visit named = visits.get(visit);
        return named == null ? null : due(named, facts);
    }

    private @Nullable LocalDate due(Visit visit, Facts facts) {
        LocalDate from = from(visit, facts);
        if (from == null || !visit.comesTo(facts, facts.passed()).isTrue()) {
            return null;
        }
        return from.plusDays(visit.day());
    }

    /// The day that a visit is counted from.
    private static @Nullable LocalDate from(Visit visit, Facts facts) {
        String after = visit.after();
        return after == null ? facts.enrolled() : facts.settled().get(after);
    }

    /// The first visit up to enrolment that neither took place nor was missed; null when there is none.
    @Nullable
    Visit nextUntilEnrolment(Set<String> seen) {
        return firstUnseen(untilEnrolment, seen);
    }

    /// The same after enrolment, among the visits whose day is known.
    @Nullable
    Visit nextAfterEnrolment(Facts facts) {
        return firstUnseen(sameForAll ? afterEnrolment : known(facts), facts.seen());
    }

    private List<Visit> known(Facts facts) {
        return afterEnrolment.stream()
                .filter(visit -> due(visit, facts) != null)
                .sorted(order(facts))
                .toList();
    }

    private static @Nullable Visit firstUnseen(List<Visit> visits, Set<String> seen) {
        for (Visit visit : visits) {
            if (!seen.contains(visit.id())) {
                return visit;
            }
        }
        return null;
    }

    /// Where a visit of an enrolled participant stands: over are all that come before the next one.
    Coming coming(String id, Facts facts, @Nullable Visit next) {
        Visit visit = visits.get(id);
        if (visit == null || !visit.isAfterEnrolment()) {
            return Coming.OVER;
        }
        if (from(visit, facts) == null) {
            return facts.hasLeft() || facts.passed().contains(visit.after()) ? Coming.NEVER : Coming.AHEAD;
        }
        if (!visit.comesTo(facts, facts.passed()).isTrue()) {
            return Coming.NEVER;
        }
        return next == null || order(facts).compare(visit, next) < 0 ? Coming.OVER : Coming.AHEAD;
    }

    /// By day; those of the same day in the order of the protocol.
    private Comparator<Visit> order(Facts facts) {
        Comparator<Visit> asPlanned = Comparator.comparingInt(afterEnrolment::indexOf);
        return sameForAll
                ? asPlanned
                : Comparator.<Visit, LocalDate>comparing(
                                visit -> due(visit, facts), Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(asPlanned);
    }
}
