package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/// The search on shares whose answer is known: a z test of an effect of 0.2 standard deviations.
class SmallestTrialTest {
    private static final double CRITICAL = 1.959963984540054;
    private static final int REPLICATES = 4000;
    private final SplittableRandom random = new SplittableRandom(3);

    private Figure share(int participants, double effect) {
        double power = NormalDistribution.of(0, 1).cumulativeProbability(effect * Math.sqrt(participants) - CRITICAL);
        int hits = 0;
        for (int i = 0; i < REPLICATES; i++) {
            hits += random.nextDouble() < power ? 1 : 0;
        }
        return Figure.share(hits, REPLICATES);
    }

    @Test
    void it_finds_the_size_of_the_formula_within_its_error_from_wherever_it_begins() {
        // ((1.96 + 0.8416) / 0.1)² = 784.9
        for (int first : new int[] {20, 400, 785, 9000}) {
            SmallestTrial.Answer answer = SmallestTrial.search(n -> share(n, 0.1), 0.8, CRITICAL, first, 100_000);
            assertThat(answer.isReached()).isTrue();
            assertThat(answer.error()).isBetween(2.0, 40.0);
            assertThat((double) answer.participants()).isCloseTo(785, within(4 * answer.error()));
        }
    }

    @Test
    void a_goal_out_of_reach_is_said_to_be() {
        SmallestTrial.Answer answer = SmallestTrial.search(n -> share(n, 0.0001), 0.8, CRITICAL, 100, 2000);
        assertThat(answer.isReached()).isFalse();
        assertThat(answer.participants()).isEqualTo(2000);
        assertThatThrownBy(() -> SmallestTrial.search(n -> share(n, 1), 1, 0, 10, 20))
                .hasMessageContaining("between 0 and 1");
    }
}
