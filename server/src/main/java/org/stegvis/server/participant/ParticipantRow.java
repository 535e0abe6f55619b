package org.stegvis.server.participant;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Facts;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.Visit;

/// One line of the list of participants: where somebody stands and what is due when. It tells no allocation.
///
/// @param step what is next: `screen`, `consent`, `enrol`, `collect`, `decide`, `wait`, `stopped`
/// @param at the visit or the decision of the step; null where there is none
/// @param dueFrom the first day on which the step can be taken, null where it has no window
/// @param due the day it is planned for, by the protocol or as it was agreed
/// @param dueUntil the last day
/// @param lastSeq the entry that this follows from
public record ParticipantRow(
        String participant,
        @Nullable String site,
        Status status,
        @Nullable LocalDate screened,
        @Nullable LocalDate enrolled,
        String step,
        @Nullable String at,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate due,
        @Nullable LocalDate dueUntil,
        int version,
        long lastSeq) {

    public enum Status {
        SCREENING,
        INELIGIBLE,
        DECLINED,
        IN_TRIAL,
        WITHDRAWN,
        COMPLETED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// The line of a participant who stands there.
    public static ParticipantRow of(Course course) {
        Facts facts = course.history().facts();
        Due due = Due.of(course);
        return new ParticipantRow(
                course.participant(),
                course.site(),
                status(course),
                screened(course),
                facts.enrolled(),
                due.step(),
                due.at(),
                due.from(),
                due.on(),
                due.until(),
                course.version().version(),
                course.entries().getLast().seq());
    }

    private static @Nullable LocalDate screened(Course course) {
        return course.history().events().stream()
                .filter(Event.Screened.class::isInstance)
                .map(Event::on)
                .findFirst()
                .orElse(null);
    }

    private static Status status(Course course) {
        return switch (course.next()) {
            case Step.Stop(Step.Reason.Declined()) -> Status.DECLINED;
            case Step.Stop(Step.Reason.Withdrawn()) -> Status.WITHDRAWN;
            case Step.Stop(Step.Reason.Completed()) -> Status.COMPLETED;
            case Step.Stop(Step.Reason.Ineligible ineligible) -> Status.INELIGIBLE;
            default -> course.history().facts().enrolled() == null ? Status.SCREENING : Status.IN_TRIAL;
        };
    }

    /// What is next and when.
    private record Due(
            String step,
            @Nullable String at,
            @Nullable LocalDate from,
            @Nullable LocalDate on,
            @Nullable LocalDate until) {

        static Due of(Course course) {
            return switch (course.next()) {
                case Step.Screen screen -> any("screen", null);
                case Step.Consent consent -> any("consent", null);
                case Step.Enrol enrol -> any("enrol", null);
                case Step.Collect(var visit, var measures) -> visit(course, visit);
                case Step.Allocate allocate -> any("decide", allocate.decision());
                case Step.Continue goesOn -> any("decide", goesOn.decision());
                case Step.Leave leaves -> any("decide", leaves.decision());
                case Step.Wait(var what, var missing) -> any("wait", what);
                case Step.Stop stop -> any("stopped", null);
            };
        }

        private static Due any(String step, @Nullable String at) {
            return new Due(step, at, null, null, null);
        }

        private static Due visit(Course course, String id) {
            Facts facts = course.history().facts();
            Visit visit = course.version().protocol().visit(id);
            LocalDate start =
                    visit.after() == null ? facts.enrolled() : facts.settled().get(visit.after());
            LocalDate agreed = Appointment.day(course.entries(), id);
            if (start == null) {
                return new Due("collect", id, null, agreed, null);
            }
            LocalDate day = start.plusDays(visit.day());
            return new Due(
                    "collect",
                    id,
                    day.minusDays(visit.window().before()),
                    agreed == null ? day : agreed,
                    day.plusDays(visit.window().after()));
        }
    }
}
