package org.stegvis.server.recruitment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.tally.Counts;
import org.stegvis.server.tally.Tally;
import org.stegvis.server.trialsetup.RecruitmentPlan;

/// Who was screened and enrolled somewhere, beside what was planned there.
///
/// @param byDay how many were enrolled on each day on which somebody was
/// @param plans of the sites that are counted together; none where nothing is planned
/// @param goal how many are to be enrolled; 0 where nobody said
/// @param weeks the weeks that the present rate is told from
record Recruited(
        int screened,
        SortedMap<LocalDate, Integer> byDay,
        List<RecruitmentPlan> plans,
        int goal,
        double weeks,
        LocalDate today) {
    static final int RECENT_WEEKS = 12;

    Recruited {
        byDay = Collections.unmodifiableSortedMap(new TreeMap<>(byDay));
        plans = List.copyOf(plans);
    }

    /// @param here which counts belong there
    static Recruited of(
            Counts counts,
            Predicate<Tally> here,
            Collection<RecruitmentPlan> plans,
            int goal,
            double weeks,
            LocalDate today) {
        var byDay = new TreeMap<LocalDate, Integer>();
        for (Counts.Count each : counts.of(RecruitmentTallies.ENROLLED)) {
            if (here.test(each.tally())) {
                byDay.merge(each.tally().first(), each.n(), Integer::sum);
            }
        }
        return new Recruited(
                counts.sum(RecruitmentTallies.SCREENED, here), byDay, List.copyOf(plans), goal, weeks, today);
    }

    /// The weeks that a rate is told from: the last ones, or all since the first screening.
    static double weeks(Counts counts, LocalDate today) {
        long days = counts.of(RecruitmentTallies.SCREENED).stream()
                .map(each -> each.tally().first())
                .min(LocalDate::compareTo)
                .map(first -> ChronoUnit.DAYS.between(first, today) + 1)
                .orElse(0L);
        return Math.min(RECENT_WEEKS, days / 7.0);
    }

    int enrolled() {
        return byDay.values().stream().mapToInt(Integer::intValue).sum();
    }

    boolean isPlanned() {
        return !plans.isEmpty();
    }

    int recent() {
        LocalDate since = today.minusDays(Math.round(weeks * 7) - 1);
        return byDay.tailMap(since).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    int more() {
        return Math.max(0, goal - enrolled());
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
