package org.stegvis.estimation.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;

/// What curves, means and the test do when times, weights or the order of participants change.
class SurvivalLaws {
    private static final int N = 60;

    private static WeightedSurvival made(long seed, double unit, double weight, boolean reversed) {
        var random = new Random(seed);
        var times = new double[N];
        var events = new double[N];
        var side = new int[N];
        for (int i = 0; i < N; i++) {
            times[i] = (1 + random.nextInt(20)) / 4.0;
            events[i] = random.nextInt(3) > 0 ? 1 : 0;
            side[i] = random.nextInt(3);
        }
        int last = N - 1;
        return new WeightedSurvival(
                List.of("a", "b"),
                new FollowUp(
                        Column.of(N, i -> unit * times[reversed ? last - i : i]),
                        Column.of(N, i -> events[reversed ? last - i : i])),
                Matrix.of(N, 2, (i, d) -> {
                    int mine = side[reversed ? last - i : i];
                    return mine == 2 || mine == d ? weight * (1 + mine) : 0;
                }),
                Staying.unrelated(),
                Grouping.each(N),
                Matrix.of(N, 0, (i, j) -> 0),
                unit * 3);
    }

    @Property(tries = 40)
    void the_unit_of_time_changes_means_only(@ForAll long seed, @ForAll @DoubleRange(min = 0.1, max = 50) double unit) {
        same(made(seed, 1, 1, false).estimate(), made(seed, unit, 1, false).estimate(), unit);
    }

    @Property(tries = 40)
    void the_scale_of_the_weights_does_not_matter(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.01, max = 1e6) double weight) {
        same(made(seed, 1, 1, false).estimate(), made(seed, 1, weight, false).estimate(), 1);
    }

    @Property(tries = 40)
    void the_order_of_participants_does_not_matter(@ForAll long seed) {
        same(made(seed, 1, 1, false).estimate(), made(seed, 1, 1, true).estimate(), 1);
    }

    private static void same(WeightedSurvival.Found one, WeightedSurvival.Found other, double unit) {
        for (int d = 0; d < 2; d++) {
            assertThat(other.survival().values().get(d))
                    .isCloseTo(one.survival().values().get(d), within(1e-10));
            assertThat(other.means().values().get(d))
                    .isCloseTo(unit * one.means().values().get(d), within(1e-9 * unit));
            double se = Math.sqrt(one.means().covariance().get(d, d));
            assertThat(Math.sqrt(other.means().covariance().get(d, d))).isCloseTo(unit * se, within(1e-9 * unit));
        }
        assertThat(other.logRank().statistic()).isCloseTo(one.logRank().statistic(), within(1e-7));
    }
}
