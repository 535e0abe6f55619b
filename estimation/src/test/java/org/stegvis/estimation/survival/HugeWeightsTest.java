package org.stegvis.estimation.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;

/// Weights of which one is a million times the others, and a curve that reaches zero.
class HugeWeightsTest {
    private static final int N = 40;

    @Test
    void curves_and_their_errors_stay_finite() {
        var followUp = new FollowUp(Column.of(N, i -> 1 + i), Column.of(N, i -> i % 3 == 0 ? 0 : 1));
        WeightedSurvival.Found found = new WeightedSurvival(
                        List.of("a", "b"),
                        followUp,
                        Matrix.of(N, 2, (i, d) -> i % 2 != d ? 0 : i == 4 ? 1e6 : 1),
                        Staying.unrelated(),
                        Grouping.each(N),
                        Matrix.of(N, 0, (i, j) -> 0),
                        N)
                .estimate();
        for (int d = 0; d < 2; d++) {
            assertThat(found.survival().values().get(d)).isBetween(0.0, 1.0);
            assertThat(found.means().values().get(d)).isBetween(0.0, (double) N);
            assertThat(found.survival().covariance().get(d, d)).isNotNaN().isNotNegative();
            assertThat(found.means().covariance().get(d, d)).isFinite().isPositive();
        }
        // The one with nearly all the weight has the event at 5.
        assertThat(found.survival().values().get(0)).isLessThan(1e-4);
        assertThat(found.logRank().p()).isBetween(0.0, 1.0);
    }
}
