package org.stegvis.server.completeness;

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
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.CourseTable;
import org.stegvis.server.participant.RowsOfCourse;
import org.stegvis.server.participant.VisitStanding;
import org.stegvis.server.tally.Tallied;
import org.stegvis.server.tally.Tally;

/// The projections that the matrix of completeness is read from.
@Configuration(proxyBeanMethods = false)
class CompletenessTables {
    /// The count of edit checks, by site and the day from which they are shown.
    static final String CHECKS = "edit-check";

    /// What became of one visit.
    record Visited(String visit, VisitStanding standing) {
        static List<Visited> of(Course course) {
            return course.history().facts().enrolled() == null
                    ? List.of()
                    : course.version().protocol().visits().stream()
                            .map(visit -> new Visited(visit.id(), VisitStanding.of(course, visit)))
                            .toList();
        }
    }

    /// A check and whom it is about.
    record Found(String participant, EditCheck check) {}

    @Bean
    CourseTable visitStandingTable(JdbcTemplate jdbc) {
        Map<String, Function<Visited, @Nullable Object>> columns = new LinkedHashMap<>();
        columns.put("visit", Visited::visit);
        columns.put("standing", row -> row.standing().kind().word());
        columns.put("first_day", row -> row.standing().first());
        columns.put("last_day", row -> row.standing().last());
        return new RowsOfCourse<>(jdbc, "visit_standing", columns, Visited::of);
    }

    @Bean
    CourseTable editCheckTable(JdbcTemplate jdbc) {
        Map<String, Function<EditCheck, @Nullable Object>> columns = new LinkedHashMap<>();
        columns.put("place", EditCheck::place);
        columns.put("site", EditCheck::site);
        columns.put("kind", row -> row.kind().word());
        columns.put("at", EditCheck::at);
        columns.put("happened", EditCheck::happened);
        columns.put("shown_from", EditCheck::from);
        columns.put("version", EditCheck::version);
        return new RowsOfCourse<>(jdbc, "edit_check", columns, EditCheck::of);
    }

    @Bean
    Tallied editChecksTallied() {
        return (course, to) -> EditCheck.of(course)
                .forEach(check ->
                        to.accept(Tally.of(CHECKS, "", "").in(check.site()).on(check.from()), 1));
    }

    /// Whether a check is shown on a day to a reader of these sites.
    ///
    /// @param sites null for all
    static boolean isShown(Tally tally, LocalDate today, @Nullable List<String> sites) {
        return !tally.first().isAfter(today) && (sites == null || sites.contains(Objects.requireNonNull(tally.site())));
    }
}
