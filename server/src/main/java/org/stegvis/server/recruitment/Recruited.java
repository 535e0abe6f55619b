package org.stegvis.server.recruitment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.participant.Course;
import org.stegvis.server.trialsetup.RecruitmentPlan;

/// Who was screened and enrolled somewhere, beside what was planned there.
///
/// @param enrolled the days, in order
/// @param plans of the sites that are counted together; none where nothing is planned
/// @param goal how many are to be enrolled; 0 where nobody said
/// @param weeks the weeks that the present rate is told from
record Recruited(
        int screened, List<LocalDate> enrolled, List<RecruitmentPlan> plans, int goal, double weeks, LocalDate today) {
    static final int RECENT_WEEKS = 12;

    Recruited {
        enrolled = List.copyOf(enrolled);
        plans = List.copyOf(plans);
    }

    static Recruited of(
            List<Course> courses, Collection<RecruitmentPlan> plans, int goal, double weeks, LocalDate today) {
        List<LocalDate> enrolled = courses.stream()
                .flatMap(each -> Stream.ofNullable(each.history().facts().enrolled()))
                .sorted()
                .toList();
        return new Recruited(courses.size(), enrolled, List.copyOf(plans), goal, weeks, today);
    }

    /// The weeks that a rate is told from: the last ones, or all since the first screening.
    static double weeks(List<Course> courses, LocalDate today) {
        long days = courses.stream()
                .map(each -> each.history().events().getFirst().on())
                .min(LocalDate::compareTo)
                .map(first -> ChronoUnit.DAYS.between(first, today) + 1)
                .orElse(0L);
        return Math.min(RECENT_WEEKS, days / 7.0);
    }

    boolean isPlanned() {
        return !plans.isEmpty();
    }

    int recent() {
        LocalDate since = today.minusDays(Math.round(weeks * 7) - 1);
        return (int) enrolled.stream().filter(day -> !day.isBefore(since)).count();
    }

    int more() {
        return Math.max(0, goal - enrolled.size());
    }

    double expected(LocalDate day) {
        return plans.stream().mapToDouble(plan -> plan.expected(day)).sum();
    }

    /// The day by which all plans are fulfilled; null where nothing is planned.
    @Nullable
    LocalDate until() {
        return plans.stream()
                .map(RecruitmentPlan::until)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    @Nullable
    Forecast forecast() {
        return Forecast.of(recent(), weeks, more(), today);
    }

    /// That the goal is reached by the planned day; NaN where that cannot be told.
    double chance() {
        LocalDate until = until();
        return until == null
                ? Double.NaN
                : Forecast.chance(recent(), weeks, more(), ChronoUnit.DAYS.between(today, until) / 7.0);
    }

    /// The days on which the planned line bends.
    List<LocalDate> bends() {
        return plans.stream()
                .flatMap(plan -> Stream.concat(
                        Stream.of(plan.from()), plan.goals().stream().map(RecruitmentPlan.Goal::by)))
                .distinct()
                .sorted()
                .toList();
    }
}
