package org.stegvis.randomisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;

/// A million draws of either source against chance. The keys are fixed, so a failure is no accident of the day.
///
/// Every threshold is that which a perfect source passes with probability 1e-6: false alarms of all tests together
/// below 2e-5 when a key is chosen.
@ParameterizedClass
@MethodSource("sources")
class RandomnessTest {
    private static final int DRAWS = 1_000_000;

    /// Upper 1e-6 points of chi-square, by degrees of freedom.
    private static final Map<Integer, Double> CHI_SQUARE =
            Map.of(2, 27.631, 5, 35.888, 8, 42.701, 9, 44.811, 255, 377.08);

    /// Two-sided 1e-6 point of the normal distribution.
    private static final double NORMAL = 4.8916;

    /// The same for the largest of fifty (Bonferroni).
    private static final double NORMAL_OF_FIFTY = 5.6120;

    private static final List<Offer> EVEN = Lists.evenly("a", "b");

    static Stream<RandomSource> sources() {
        return Stream.of(
                new KeyedSource(AllocationKey.ofHex("8c1d4b0e5f2a7796a3e2c4d1b0f98877")),
                new CounterSource(20_260_101));
    }

    private final RandomSource source;

    RandomnessTest(RandomSource source) {
        this.source = source;
    }

    @Test
    void upper_and_lower_bytes_of_words_are_uniform() {
        RandomWords words = source.stream(Lists.address(EVEN)).words(Draw.ALLOCATION, 0);
        long[] drawn = IntStream.range(0, DRAWS).mapToLong(i -> words.next()).toArray();
        assertUniform(count(256, i -> (int) (drawn[i] >>> 56)));
        assertUniform(count(256, i -> (int) (drawn[i] & 0xff)));
        assertUniform(count(256, i -> i == 0 ? 0 : (int) ((drawn[i] ^ drawn[i - 1]) >>> 30 & 0xff)));
    }

    @Test
    void first_words_of_neighbouring_draws_are_uniform_and_uncorrelated() {
        RandomStream stream = source.stream(Lists.address(EVEN));
        double[] drawn = IntStream.range(0, DRAWS)
                .mapToDouble(i -> stream.words(Draw.ALLOCATION, i).uniform())
                .toArray();
        assertUniform(count(256, i -> (int) (drawn[i] * 256)));
        // Twelve times the product of two centred uniform numbers has mean 0 and variance 1.
        double products = IntStream.range(1, DRAWS)
                .mapToDouble(i -> 12 * (drawn[i] - 0.5) * (drawn[i - 1] - 0.5))
                .sum();
        assertNormal(products / Math.sqrt(DRAWS - 1), NORMAL);
    }

    @Test
    void simple_allocations_keep_the_ratio_alone_and_in_pairs() {
        List<Offer> offers = Lists.shares(Map.of("a", 3.0, "b", 2.0, "c", 1.0));
        int[] drawn = draws(Lists.SIMPLE, offers);
        double[] ratio = {3 / 6.0, 2 / 6.0, 1 / 6.0};
        assertFits(count(3, i -> drawn[i]), ratio);
        double[] pairs = IntStream.range(0, 9)
                .mapToDouble(pair -> ratio[pair / 3] * ratio[pair % 3])
                .toArray();
        long[] counted = new long[9];
        for (int i = 0; i < DRAWS; i += 2) {
            counted[3 * drawn[i] + drawn[i + 1]]++;
        }
        assertFits(counted, pairs);
    }

    @Test
    void runs_of_even_simple_allocations_have_the_lengths_of_a_fair_coin() {
        int[] drawn = draws(Lists.SIMPLE, EVEN);
        long[] lengths = new long[10];
        long changes = 0;
        int length = 1;
        for (int i = 1; i < DRAWS; i++) {
            if (drawn[i] == drawn[i - 1]) {
                length++;
            } else {
                changes++;
                lengths[Math.min(length, 10) - 1]++;
                length = 1;
            }
        }
        assertNormal((changes - (DRAWS - 1) / 2.0) / Math.sqrt((DRAWS - 1) / 4.0), NORMAL);
        assertFits(
                lengths,
                IntStream.range(0, 10)
                        .mapToDouble(i -> Math.pow(0.5, i == 9 ? 9 : i + 1))
                        .toArray());
    }

    @Test
    void two_strata_are_uncorrelated() {
        int[] one = draws(Lists.SIMPLE, EVEN);
        AllocationList list =
                new Allocator(source).list(Lists.SIMPLE, EVEN, Lists.address(EVEN, Map.of("site", "oslo")));
        long agreeing = IntStream.range(0, DRAWS)
                .filter(i -> list.optionAt(i).equals(EVEN.get(one[i]).option()))
                .count();
        assertNormal((agreeing - DRAWS / 2.0) / Math.sqrt(DRAWS / 4.0), NORMAL);
    }

    @Test
    void all_orders_of_a_block_of_four_are_equally_likely() {
        int[] drawn = draws(Lists.blocks(4), EVEN);
        long[] orders = new long[16];
        for (int i = 0; i < DRAWS; i += 4) {
            orders[8 * drawn[i] + 4 * drawn[i + 1] + 2 * drawn[i + 2] + drawn[i + 3]]++;
        }
        long[] balanced = IntStream.range(0, 16)
                .filter(order -> Integer.bitCount(order) == 2)
                .mapToLong(order -> orders[order])
                .toArray();
        assertThat(Arrays.stream(balanced).sum()).isEqualTo(DRAWS / 4);
        assertUniform(balanced);
    }

    @Test
    void every_position_of_random_blocks_has_the_ratio() {
        int positions = 50;
        int lists = DRAWS / positions;
        List<Offer> offers = Lists.shares(Map.of("a", 2.0, "b", 1.0));
        long[] first = new long[positions];
        for (int i = 0; i < lists; i++) {
            AllocationList list = new Allocator(source)
                    .list(Lists.blocks(3, 6, 9), offers, Lists.address(offers, Map.of("site", "site-" + i)));
            for (int position = 0; position < positions; position++) {
                first[position] += list.optionAt(position).equals("a") ? 1 : 0;
            }
        }
        for (long number : first) {
            assertNormal((number - lists * 2 / 3.0) / Math.sqrt(lists * 2 / 9.0), NORMAL_OF_FIFTY);
        }
    }

    @Test
    void allocations_come_as_often_as_their_conditional_probabilities_say() {
        List<Offer> offers = EVEN;
        AllocationList list = new Allocator(source).list(Lists.blocks(2, 4, 6), offers, Lists.address(offers));
        // Guess the likelier option each time, by the conditional probability of the one that came.
        double excess = 0;
        double variance = 0;
        for (int position = 0; position < DRAWS; position++) {
            double came = list.at(position).conditional();
            double likelier = Math.max(came, 1 - came);
            excess += (came > 0.5 ? 1 : came < 0.5 ? 0 : 0.5) - likelier;
            variance += came == 0.5 ? 0 : likelier * (1 - likelier);
        }
        assertNormal(excess / Math.sqrt(variance), NORMAL);
    }

    private int[] draws(Procedure procedure, List<Offer> offers) {
        AllocationList list = new Allocator(source).list(procedure, offers, Lists.address(offers));
        List<String> options = offers.stream().map(Offer::option).toList();
        return IntStream.range(0, DRAWS)
                .map(i -> options.indexOf(list.optionAt(i)))
                .toArray();
    }

    private static long[] count(int cells, IntUnaryOperator cell) {
        long[] counts = new long[cells];
        for (int i = 0; i < DRAWS; i++) {
            counts[cell.applyAsInt(i)]++;
        }
        return counts;
    }

    private static void assertUniform(long[] counts) {
        double[] equal = new double[counts.length];
        Arrays.fill(equal, 1.0 / counts.length);
        assertFits(counts, equal);
    }

    private static void assertFits(long[] counts, double[] probabilities) {
        long number = Arrays.stream(counts).sum();
        double chiSquare = IntStream.range(0, counts.length)
                .mapToDouble(cell ->
                        Math.pow(counts[cell] - number * probabilities[cell], 2) / (number * probabilities[cell]))
                .sum();
        assertThat(chiSquare).isLessThan(CHI_SQUARE.get(counts.length - 1));
    }

    private static void assertNormal(double z, double limit) {
        assertThat(z).isBetween(-limit, limit);
    }
}
