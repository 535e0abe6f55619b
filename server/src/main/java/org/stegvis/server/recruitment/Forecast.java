package org.stegvis.server.recruitment;

import java.time.LocalDate;
import org.apache.commons.statistics.distribution.FDistribution;
import org.jspecify.annotations.Nullable;

/// When the planned number will be enrolled if recruitment goes on as it has lately.
///
/// Enrolments are taken as a Poisson process whose rate is known from `recent` enrolments in `weeks` weeks,
/// with the prior of Jeffreys: the rate has a gamma distribution with shape `recent + 1/2` and rate
/// `weeks`. The weeks until `more` further enrolments are then `weeks · more / (recent + 1/2) · F`, with F
/// of `2 more` and `2 recent + 1` degrees of freedom.
///
/// Source: the gamma and Poisson model of GAJEWSKI, SIMON & CARLSON 2008, Predicting accrual in clinical trials with
/// Bayesian posterior predictive distributions, Statistics in Medicine 27, 2328-2340; the quantile follows from the
/// ratio of two gamma variables.
///
/// @param perWeek enrolled a week lately
/// @param middle the day by which it is as likely as not
/// @param early one in ten it is before
/// @param late one in ten it is after
record Forecast(double perWeek, LocalDate early, LocalDate middle, LocalDate late) {
    /// With fewer recent enrolments the forecast would span decades and tell nothing.
    static final int LEAST = 5;

    private static final double TAIL = 0.1;
    private static final int LONGEST_DAYS = 36_500;

    /// The forecast from the last weeks; null when there is too little to go by, or nobody more to enrol.
    ///
    /// @param recent how many were enrolled in the last `weeks` weeks
    /// @param more how many are still to be enrolled
    static @Nullable Forecast of(int recent, double weeks, int more, LocalDate today) {
        if (more < 1 || recent < LEAST || !(weeks > 0)) {
            return null;
        }
        return new Forecast(
                recent / weeks,
                today.plusDays(days(recent, weeks, more, TAIL)),
                today.plusDays(days(recent, weeks, more, 0.5)),
                today.plusDays(days(recent, weeks, more, 1 - TAIL)));
    }

    /// The probability that `more` are enrolled within so many weeks from now, by the same model.
    ///
    /// @return NaN when there is too little to go by
    static double chance(int recent, double weeks, int more, double within) {
        if (more < 1) {
            return 1;
        }
        if (recent < LEAST || !(weeks > 0)) {
            return Double.NaN;
        }
        return within <= 0
                ? 0
                : FDistribution.of(2.0 * more, 2.0 * recent + 1)
                        .cumulativeProbability(within * (recent + 0.5) / (weeks * more));
    }

    /// The weeks by which `more` are enrolled with this probability.
    static double weeks(int recent, double weeks, int more, double probability) {
        double quantile = FDistribution.of(2.0 * more, 2.0 * recent + 1).inverseCumulativeProbability(probability);
        return weeks * more / (recent + 0.5) * quantile;
    }

    private static long days(int recent, double weeks, int more, double probability) {
        return (long) Math.min(LONGEST_DAYS, Math.ceil(7 * weeks(recent, weeks, more, probability)));
    }
}
