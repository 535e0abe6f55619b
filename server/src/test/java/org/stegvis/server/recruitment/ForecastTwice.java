package org.stegvis.server.recruitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The forecast derived a second time: the Poisson probability of enough enrolments, averaged over what is known of the
/// rate.
class ForecastTwice {
    private static final int STEPS = 4000;

    @ParameterizedTest
    @CsvSource({"12, 12, 100, 0.1", "12, 12, 100, 0.5", "12, 12, 100, 0.9", "40, 12, 7, 0.1", "5, 3, 1, 0.9"})
    void by_that_week_enough_are_enrolled_with_the_probability_that_is_said(
            int recent, double weeks, int more, double probability) {
        double until = Forecast.weeks(recent, weeks, more, probability);

        var rate = GammaDistribution.of(recent + 0.5, 1 / weeks);
        double enough = 0;
        for (int step = 0; step < STEPS; step++) {
            double perWeek = rate.inverseCumulativeProbability((step + 0.5) / STEPS);
            enough += PoissonDistribution.of(perWeek * until).survivalProbability(more - 1) / STEPS;
        }
        assertThat(enough).isCloseTo(probability, within(2e-4));
        assertThat(Forecast.chance(recent, weeks, more, until)).isCloseTo(probability, within(1e-9));
    }

    @Test
    void too_few_enrolments_give_no_forecast() {
        LocalDate today = LocalDate.of(2026, 3, 1);
        assertThat(Forecast.of(Forecast.LEAST - 1, 12, 100, today)).isNull();
        assertThat(Forecast.of(20, 12, 0, today)).isNull();
        assertThat(Forecast.chance(Forecast.LEAST - 1, 12, 100, 50)).isNaN();
        assertThat(Forecast.chance(0, 12, 0, 50)).isOne();
        assertThat(Forecast.chance(20, 12, 1, -1)).isZero();
        assertThat(Forecast.of(20, 12, 100, today)).satisfies(each -> {
            assertThat(each.early()).isBefore(each.middle());
            assertThat(each.middle()).isBefore(each.late()).isAfter(today);
        });
    }
}
