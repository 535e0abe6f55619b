package org.stegvis.server.trialsetup;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// How many participants are to be enrolled by which day, at a site or in a trial without sites.
///
/// @param from the first day of recruitment
/// @param goals each later than the one before it and for more participants; at least one
public record RecruitmentPlan(LocalDate from, List<Goal> goals) {
    /// A plan whose goals rise, in days and in participants.
    ///
    /// @throws IllegalArgumentException when the goals do not rise
    public RecruitmentPlan {
        goals = List.copyOf(goals);
        if (!rises(from, goals)) {
            throw new IllegalArgumentException(
                    "The goals (%s) of a plan from %s must be later and larger each than the one before it."
                            .formatted(goals, from));
        }
    }

    /// So many are to be enrolled by the end of a day, those of earlier goals among them.
    ///
    /// @param participants enrolled by the end of that day
    public record Goal(LocalDate by, int participants) {}

    /// Whether goals can be a plan.
    public static boolean rises(LocalDate from, List<Goal> goals) {
        LocalDate day = from;
        int participants = 0;
        for (Goal goal : goals) {
            if (!goal.by().isAfter(day) || goal.participants() <= participants) {
                return false;
            }
            day = goal.by();
            participants = goal.participants();
        }
        return !goals.isEmpty();
    }

    /// How many are to be enrolled in all.
    public int participants() {
        return goals.getLast().participants();
    }

    /// The day by which they all are.
    public LocalDate until() {
        return goals.getLast().by();
    }

    /// How many are to be enrolled by the end of a day, evenly from goal to goal.
    public double expected(LocalDate day) {
        LocalDate since = from;
        int before = 0;
        for (Goal goal : goals) {
            if (day.isBefore(goal.by())) {
                double part = (double) ChronoUnit.DAYS.between(since, day) / ChronoUnit.DAYS.between(since, goal.by());
                return before + Math.max(0, part) * (goal.participants() - before);
            }
            since = goal.by();
            before = goal.participants();
        }
        return before;
    }
}
