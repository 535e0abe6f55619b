package org.stegvis.randomisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;

/// Permuted blocks of random size, derived again by adding over all cuts of the sequence into blocks.
class SequenceProbabilityTwice {

    static Stream<Arguments> plans() {
        return Stream.of(
                Arguments.of(List.of(2, 4), Map.of("a", 1.0, "b", 1.0), 9),
                Arguments.of(List.of(2, 4, 6), Map.of("a", 1.0, "b", 1.0), 9),
                Arguments.of(List.of(2, 2, 4), Map.of("a", 1.0, "b", 1.0), 9),
                Arguments.of(List.of(3, 6), Map.of("a", 2.0, "b", 1.0), 9),
                Arguments.of(List.of(3, 6), Map.of("a", 1.0, "b", 1.0, "c", 1.0), 7),
                Arguments.of(List.of(6), Map.of("a", 3.0, "b", 2.0, "c", 1.0), 7));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void sequence_probabilities_add_over_all_cuts_into_blocks(
            List<Integer> sizes, Map<String, Double> shares, int length) {
        List<Offer> offers = Lists.shares(shares);
        double total = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        double all = 0;
        for (List<String> sequence : sequences(List.copyOf(shares.keySet()), length)) {
            double expected = byCuts(sequence, sizes, shares, total);
            assertThat(SequenceProbability.of(new Procedure.PermutedBlocks(sizes), offers, sequence))
                    .as("%s", sequence)
                    .isEqualTo(expected, within(1e-15));
            all += expected;
        }
        assertThat(all).isEqualTo(1, within(1e-12));
    }

    private static double byCuts(List<String> rest, List<Integer> sizes, Map<String, Double> shares, double total) {
        if (rest.isEmpty()) {
            return 1;
        }
        double sum = 0;
        for (int size : sizes) {
            int inside = Math.min(size, rest.size());
            double block = beginning(rest.subList(0, inside), size, shares, total);
            if (block > 0) {
                sum += block * byCuts(rest.subList(inside, rest.size()), sizes, shares, total) / sizes.size();
            }
        }
        return sum;
    }

    /// Orders of the block's remaining places over all its orders, both by multinomial coefficients.
    private static double beginning(List<String> seen, int size, Map<String, Double> shares, double total) {
        double orders = factorial(size - seen.size());
        double all = factorial(size);
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            int whole = (int) Math.round(size * share.getValue() / total);
            int left =
                    whole - (int) seen.stream().filter(share.getKey()::equals).count();
            if (left < 0) {
                return 0;
            }
            orders /= factorial(left);
            all /= factorial(whole);
        }
        return orders / all;
    }

    private static double factorial(int number) {
        return IntStream.rangeClosed(2, number).asDoubleStream().reduce(1, (a, b) -> a * b);
    }

    private static List<List<String>> sequences(List<String> options, int length) {
        Stream<List<String>> sequences = Stream.of(List.of());
        for (int place = 0; place < length; place++) {
            sequences = sequences.flatMap(sequence -> options.stream()
                    .map(option ->
                            Stream.concat(sequence.stream(), Stream.of(option)).toList()));
        }
        return sequences.toList();
    }
}
