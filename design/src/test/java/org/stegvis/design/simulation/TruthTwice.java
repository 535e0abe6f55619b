package org.stegvis.design.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.stegvis.design.simulation.TrueEffects.Contrast;
import org.stegvis.design.simulation.TrueEffects.Value;

/// The truth by simulation against the same by hand, for a linear scenario with normal errors.
///
/// `y@middle` is normal with mean m (0.5 after a, 0 after b) and variance 0.36 + 0.64 = 1, so a participant
/// responds with probability Phi(m); `y@end` has mean m, and 1 (c) or 3 (d) more for those who do not
/// respond.
class TruthTwice {
    private static final double ERRORS = 4;
    private static final Trials.Trial TINY = TinyTrial.with(TinyTrial.SCENARIO);
    private static final TrueEffects TRUTH =
            Truth.of(TINY.protocol(), TINY.scenario()).run(60_000, 1);

    private static double noResponse(double mean) {
        return NormalDistribution.of(mean, 1).cumulativeProbability(0);
    }

    @Test
    void the_value_of_a_regime_is_its_mean() {
        agrees(TRUTH.analysis("regimes").value("a/c"), 0.5 + noResponse(0.5));
        agrees(TRUTH.analysis("regimes").value("a/d"), 0.5 + 3 * noResponse(0.5));
        agrees(TRUTH.analysis("regimes").value("b/c"), noResponse(0));
        agrees(TRUTH.analysis("regimes").value("b/d"), 3 * noResponse(0));
    }

    @Test
    void a_contrast_of_regimes_is_the_difference() {
        agrees(TRUTH.analysis("regimes").contrast("a/d", "a/c"), 2 * noResponse(0.5));
        agrees(TRUTH.analysis("regimes").contrast("a/c", "b/d"), 0.5 + noResponse(0.5) - 3 * noResponse(0));
    }

    @Test
    void the_first_option_is_followed_by_what_chance_gives() {
        double later = 2 / 3.0 + 3 / 3.0;

        agrees(TRUTH.analysis("first").value("a"), 0.5 + later * noResponse(0.5));
        agrees(TRUTH.analysis("first").value("b"), later * noResponse(0));
    }

    @Test
    void the_second_option_is_compared_among_those_allocated_there() {
        agrees(TRUTH.analysis("second").contrast("d", "c"), 2);
        // The mean of a normal variable given that it is below 0 is m - phi(m) / Phi(-m).
        double a = 0.5 - NormalDistribution.of(0, 1).density(0.5) / noResponse(0.5);
        double b = -NormalDistribution.of(0, 1).density(0) / noResponse(0);
        double mean = (a * noResponse(0.5) + b * noResponse(0)) / (noResponse(0.5) + noResponse(0));
        agrees(TRUTH.analysis("second").value("c"), mean + 1);
        assertThat(TRUTH.analysis("second").value("c").participants() / (double) TRUTH.participants())
                .isCloseTo((noResponse(0.5) + noResponse(0)) / 2, within(0.01));
    }

    /// Of four who get a, three begin it, and the fourth goes on as after b; of those who get d, half go on
    /// as without any option.
    @Test
    void the_value_of_an_option_is_that_of_offering_it() {
        Trials.Trial trial = TinyTrial.with(TinyTrial.SCENARIO + """
                decisions:
                  first: {start: "if(first = a, 0.75, 1)", instead: b}
                  second: {start: "if(second = d, 0.5, 1)", instead: none}
                """);
        TrueEffects offered = Truth.of(trial.protocol(), trial.scenario()).run(60_000, 1);
        agrees(offered.analysis("regimes").value("a/c"), 0.75 * (0.5 + noResponse(0.5)) + 0.25 * noResponse(0));
        agrees(
                offered.analysis("regimes").value("a/d"),
                0.75 * (0.5 + 1.5 * noResponse(0.5)) + 0.25 * 1.5 * noResponse(0));
        agrees(offered.analysis("regimes").value("b/d"), 1.5 * noResponse(0));
    }

    @Test
    void the_monte_carlo_error_is_that_of_a_mean() {
        double variance = 1 + 4; // of y@middle and of the error at the end
        Value value = TRUTH.analysis("regimes").value("b/c");
        double covariance = -NormalDistribution.of(0, 1).density(0); // of y@middle with not responding
        double all = variance + 0.25 + 2 * covariance;

        assertThat(value.standardError()).isCloseTo(Math.sqrt(all / TRUTH.participants()), within(1e-4));
    }

    private static void agrees(Value value, double byHand) {
        assertThat(value.value()).isCloseTo(byHand, within(ERRORS * value.standardError()));
    }

    private static void agrees(Contrast contrast, double byHand) {
        assertThat(contrast.value()).isCloseTo(byHand, within(ERRORS * contrast.standardError() + 1e-9));
    }
}
