package org.stegvis.server.completeness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.protocol.Criterion;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Truth;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.VisitStanding;
import org.stegvis.server.participant.VisitState;

/// Something that the protocol would have had otherwise. That a value lies on its scale is seen to when it is
/// entered; here is what can only be seen afterwards.
///
/// @param place among those of the participant
/// @param site empty for none
/// @param at the criterion or the visit; empty for neither
/// @param happened the day of a visit out of its window; `LocalDate.MIN` for the others
/// @param from the day from which it is to be shown; `LocalDate.MIN` for always
/// @param version of the protocol, whose words tell of it
record EditCheck(int place, String site, Kind kind, String at, LocalDate happened, LocalDate from, int version) {

    enum Kind {
        /// Somebody who is in the trial and, by the values as they are now, should not be.
        CRITERION,
        PARTIAL,
        OVERDUE,
        WINDOW,
        AFTER_DECISION;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// All of an enrolled participant, whatever the day; none of anybody else.
    static List<EditCheck> of(Course course) {
        var found = new ArrayList<EditCheck>();
        if (course.history().facts().enrolled() == null) {
            return found;
        }
        Protocol protocol = course.version().protocol();
        for (Criterion each : protocol.eligibility()) {
            if (each.require().evaluate(course.history().facts()) == Truth.FALSE) {
                add(found, course, Kind.CRITERION, each.id(), LocalDate.MIN, LocalDate.MIN);
            }
        }
        for (Visit visit : protocol.chronology().visits()) {
            visit(course, visit, found);
        }
        if (course.entries().stream().anyMatch(entry -> entry.type().equals("corrected-after-decision"))) {
            add(found, course, Kind.AFTER_DECISION, "", LocalDate.MIN, LocalDate.MIN);
        }
        return found;
    }

    private static void visit(Course course, Visit visit, List<EditCheck> found) {
        VisitStanding standing = VisitStanding.of(course, visit);
        if (standing.kind() == VisitStanding.Kind.PARTIAL) {
            add(found, course, Kind.PARTIAL, visit.id(), LocalDate.MIN, LocalDate.MIN);
        } else if (standing.kind() == VisitStanding.Kind.PLANNED) {
            add(
                    found,
                    course,
                    Kind.OVERDUE,
                    visit.id(),
                    LocalDate.MIN,
                    standing.last().plusDays(1));
        }
        LocalDate planned = VisitState.planned(course.history().facts(), visit);
        LocalDate on = on(course, visit);
        if (planned != null
                && on != null
                && (on.isBefore(planned.minusDays(visit.window().before()))
                        || on.isAfter(planned.plusDays(visit.window().after())))) {
            add(found, course, Kind.WINDOW, visit.id(), on, LocalDate.MIN);
        }
    }

    private static void add(
            List<EditCheck> found, Course course, Kind kind, String at, LocalDate happened, LocalDate from) {
        found.add(new EditCheck(
                found.size(),
                Objects.requireNonNullElse(course.site(), ""),
                kind,
                at,
                happened,
                from,
                course.version().version()));
    }

    private static @Nullable LocalDate on(Course course, Visit visit) {
        return course.history().events().stream()
                .filter(event -> event instanceof Event.Assessed assessed
                        && assessed.visit().equals(visit.id()))
                .map(Event::on)
                .findFirst()
                .orElse(null);
    }
}
