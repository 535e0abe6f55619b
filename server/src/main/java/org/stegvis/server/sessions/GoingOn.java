package org.stegvis.server.sessions;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.stegvis.conduct.Event;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.CourseTable;
import org.stegvis.server.participant.RowsOfCourse;
import org.stegvis.server.therapy.TherapySession;

/// The treatment of a participant that goes on: of those allocated and not ended, the last.
///
/// @param site empty for none
/// @param attended how many sessions, by what was last said of each
/// @param last the day of the last session, as it was told; empty for none
/// @param version of the protocol, whose words tell of it
record GoingOn(String site, String option, LocalDate since, int attended, String last, int version) {

    /// None, or one.
    static List<GoingOn> of(Course course) {
        var open = new LinkedHashMap<String, Event.Allocated>();
        for (Event event : course.history().events()) {
            if (event instanceof Event.Allocated allocated) {
                open.put(allocated.decision(), allocated);
            } else if (event instanceof Event.Treated treated) {
                open.remove(treated.decision());
            }
        }
        return open.isEmpty()
                ? List.of()
                : List.of(of(course, open.sequencedValues().getLast()));
    }

    private static GoingOn of(Course course, Event.Allocated allocated) {
        List<TherapySession> sessions = TherapySession.of(course.entries()).stream()
                .filter(session -> session.decision().equals(allocated.decision()))
                .toList();
        return new GoingOn(
                Objects.requireNonNullElse(course.site(), ""),
                allocated.option(),
                allocated.on(),
                (int) sessions.stream()
                        .filter(session -> session.now().minutes() > 0)
                        .count(),
                sessions.isEmpty() ? "" : sessions.getLast().now().on(),
                course.version().version());
    }

    /// The projection `treatment_going_on`.
    @Configuration(proxyBeanMethods = false)
    static class Table {
        @Bean
        CourseTable treatmentGoingOnTable(JdbcTemplate jdbc) {
            Map<String, Function<GoingOn, @Nullable Object>> columns = new LinkedHashMap<>();
            columns.put("site", GoingOn::site);
            columns.put("option", GoingOn::option);
            columns.put("since", GoingOn::since);
            columns.put("attended", GoingOn::attended);
            columns.put("last", GoingOn::last);
            columns.put("version", GoingOn::version);
            return new RowsOfCourse<>(jdbc, "treatment_going_on", columns, GoingOn::of);
        }
    }
}
