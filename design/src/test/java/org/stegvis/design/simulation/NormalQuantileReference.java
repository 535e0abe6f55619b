package org.stegvis.design.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.stegvis.randomisation.CounterSource;

/// Against Apache Commons Statistics 1.3, `NormalDistribution.inverseCumulativeProbability`; tolerance 1e-13 of the
/// value, or 1e-13 near zero; the uniform numbers of a simulation are 2⁻³² apart.
class NormalQuantileReference {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static void assertSame(double uniform) {
        double wanted = NORMAL.inverseCumulativeProbability(Math.max(uniform, 0x1.0p-54));
        assertThat(NormalQuantile.of(uniform))
                .as("%s", uniform)
                .isEqualTo(wanted, within(Math.max(1e-13, 1e-13 * Math.abs(wanted))));
    }

    @Test
    void random_probabilities_agree() {
        var random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 100_000; i++) {
            assertSame(random.nextDouble());
        }
    }

    @Test
    void tails_and_ends_of_pieces_agree() {
        for (int power = 1; power <= 54; power++) {
            for (int part = 16; part <= 32; part++) {
                double uniform = part * Math.pow(2, -5 - power);
                assertSame(uniform);
                assertSame(Math.nextDown(uniform));
                if (power < 48) {
                    assertSame(1 - uniform);
                }
            }
        }
        assertSame(0);
        assertSame(0.5);
        assertSame(1 - 0x1.0p-53);
    }

    @Test
    void half_words_have_the_bits_of_their_uniform_numbers() {
        var random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 1_000_000; i++) {
            assertSameBits(random.nextInt());
            // From both ends, and from both sides of one half.
            assertSameBits(i);
            assertSameBits(-1 - i);
            assertSameBits(Integer.MAX_VALUE - i);
            assertSameBits(Integer.MIN_VALUE + i);
        }
    }

    private static void assertSameBits(int half) {
        double wanted = NormalQuantile.of(CounterSource.uniform(half));
        if (Double.doubleToRawLongBits(NormalQuantile.ofHalf(half)) != Double.doubleToRawLongBits(wanted)) {
            throw new AssertionError("%08x: %s is not %s".formatted(half, NormalQuantile.ofHalf(half), wanted));
        }
    }

    @Test
    void larger_probabilities_have_larger_quantiles() {
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 1_000_000; i++) {
            double now = NormalQuantile.of(i / 1_000_000.0);
            assertThat(now).isGreaterThan(before);
            before = now;
        }
    }
}
