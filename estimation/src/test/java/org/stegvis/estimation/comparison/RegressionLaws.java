package org.stegvis.estimation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;

class RegressionLaws {
    private static final int N = 120;

    private record Made(Column outcome, Column x, int[] arm) {
        static Made of(int seed, int categories) {
            var random = new SplittableRandom(seed);
            var x = new double[N];
            var y = new double[N];
            var arm = new int[N];
            for (int i = 0; i < N; i++) {
                arm[i] = i % 2;
                x[i] = random.nextGaussian();
                double z = 0.5 * x[i] + 0.4 * arm[i] + 1.5 * random.nextGaussian();
                y[i] = Math.clamp(Math.floor(z + categories / 2.0), 0, categories - 1);
            }
            return new Made(Column.of(y), Column.of(x), arm);
        }

        ComparedOptions compared(Column scores, boolean swapped) {
            return new ComparedOptions(
                    swapped ? List.of("b", "a") : List.of("a", "b"),
                    Grouping.of(2, N, i -> swapped ? 1 - arm[i] : arm[i]),
                    scores,
                    Design.empty(N).and("x", x));
        }
    }

    @Property(tries = 20)
    void two_categories_are_a_logistic_model(@ForAll @IntRange(max = 100_000) int seed) {
        Made made = Made.of(seed, 2);
        var ordinal =
                new ProportionalOdds(made.compared(made.outcome(), false)).fit().orElseThrow();
        var logistic = new StandardisedMeans(made.compared(made.outcome(), false), Link.LOGIT)
                .fit()
                .orElseThrow();
        for (int a = 0; a < 2; a++) {
            assertThat(ordinal.means().values().get(a))
                    .isCloseTo(logistic.means().values().get(a), within(1e-7));
            assertThat(ordinal.means().covariance().get(a, a))
                    .isCloseTo(logistic.means().covariance().get(a, a), within(1e-7));
        }
    }

    @Property(tries = 20)
    void swapping_options_and_reversing_scores_turns_the_odds_round(@ForAll @IntRange(max = 100_000) int seed) {
        Made made = Made.of(seed, 4);
        var plain =
                new ProportionalOdds(made.compared(made.outcome(), false)).fit().orElseThrow();
        double log =
                plain.logOdds().contrast(0, 1, Level.OF_95_PERCENT).difference().estimate();
        var swapped =
                new ProportionalOdds(made.compared(made.outcome(), true)).fit().orElseThrow();
        Column reversed = Column.of(N, i -> 10 - 2 * made.outcome().get(i));
        var turned = new ProportionalOdds(made.compared(reversed, false)).fit().orElseThrow();

        assertThat(swapped.logOdds()
                        .contrast(0, 1, Level.OF_95_PERCENT)
                        .difference()
                        .estimate())
                .isCloseTo(-log, within(1e-6));
        assertThat(turned.logOdds()
                        .contrast(0, 1, Level.OF_95_PERCENT)
                        .difference()
                        .estimate())
                .isCloseTo(-log, within(1e-6));
        assertThat(turned.means().values().get(0))
                .isCloseTo(10 - 2 * plain.means().values().get(0), within(1e-6));
    }

    @Example
    void separation_and_a_constant_outcome_are_named() {
        Made made = Made.of(3, 3);
        Column constant = Column.constant(N, 2);
        assertThat(why(new ProportionalOdds(made.compared(constant, false)).fit()))
                .isInstanceOf(Diagnosis.Separated.class);
        Column separated = Column.of(N, i -> made.arm()[i] * 2);
        assertThat(why(new ProportionalOdds(made.compared(separated, false)).fit()))
                .isEqualTo(new Diagnosis.Separated(List.of("b")));
        assertThat(why(new StandardisedMeans(made.compared(Column.of(N, i -> made.arm()[i]), false), Link.LOGIT).fit()))
                .isInstanceOf(Diagnosis.Separated.class);
        assertThat(why(new StandardisedMeans(made.compared(Column.constant(N, 0), false), Link.LOG).fit()))
                .isInstanceOf(Diagnosis.Separated.class);
    }

    @Example
    void options_that_nobody_received_and_collinear_covariates_are_named() {
        Made made = Made.of(3, 3);
        var nobody = new ComparedOptions(
                List.of("a", "b", "c"), Grouping.of(3, N, i -> i % 2), made.outcome(), Design.empty(N));
        assertThat(why(new ProportionalOdds(nobody).fit())).isEqualTo(new Diagnosis.NobodyIn(List.of("c")));
        var twice = new ComparedOptions(
                List.of("a", "b"),
                Grouping.of(2, N, i -> i % 2),
                made.outcome(),
                Design.empty(N).and("x", made.x()).and("again", made.x()));
        assertThat(why(new ProportionalOdds(twice).fit())).isEqualTo(new Diagnosis.Aliased(List.of("again")));
    }

    private static Diagnosis why(Fitting<?> fitting) {
        return switch (fitting) {
            case Fitting.NotFitted<?>(var why) -> why;
            case Fitting.Fitted<?> fitted -> throw new AssertionError(fitted);
        };
    }
}
