package org.stegvis.randomisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;

/// What holds for every procedure, ratio, address and position, over either source.
class AllocationListLaws {
    private static final int LENGTH = 40;

    /// A procedure that fits its offers, over a source.
    record Setting(Allocator allocator, Procedure procedure, List<Offer> offers) {
        AllocationList list(ListAddress address) {
            return allocator.list(procedure, offers, address);
        }

        AllocationList list() {
            return list(Lists.address(offers));
        }
    }

    @Property(tries = 200)
    void any_order_of_asking_gives_what_asking_in_order_gives(
            @ForAll("settings") Setting setting, @ForAll Random random) {
        AllocationList inOrder = setting.list();
        List<Allocation> expected =
                IntStream.range(0, LENGTH).mapToObj(inOrder::at).toList();
        List<Integer> positions =
                new ArrayList<>(IntStream.range(0, LENGTH).boxed().toList());
        Collections.shuffle(positions, random);
        AllocationList shuffled = setting.list();
        for (int position : positions) {
            assertThat(shuffled.at(position)).isEqualTo(expected.get(position));
            assertThat(setting.allocator()
                            .allocate(setting.procedure(), setting.offers(), Lists.address(setting.offers()), position))
                    .isEqualTo(expected.get(position));
        }
    }

    @Property(tries = 100)
    void strata_may_be_used_in_any_order(@ForAll("settings") Setting setting, @ForAll Random random) {
        List<ListAddress> strata = List.of("x", "y", "z").stream()
                .map(site -> Lists.address(setting.offers(), Map.of("site", site)))
                .toList();
        List<AllocationList> lists = strata.stream().map(setting::list).toList();
        List<List<String>> mixed = strata.stream()
                .map(stratum -> (List<String>) new ArrayList<String>())
                .toList();
        for (int participant = 0; participant < 3 * LENGTH; participant++) {
            int stratum = random.nextInt(strata.size());
            mixed.get(stratum)
                    .add(lists.get(stratum).optionAt(mixed.get(stratum).size()));
        }
        for (int stratum = 0; stratum < strata.size(); stratum++) {
            assertThat(mixed.get(stratum))
                    .isEqualTo(Lists.options(
                            setting.list(strata.get(stratum)),
                            mixed.get(stratum).size()));
        }
    }

    @Property(tries = 200)
    void order_in_which_options_are_offered_does_not_matter(@ForAll("settings") Setting setting) {
        AllocationList reversed = setting.allocator()
                .list(
                        setting.procedure(),
                        setting.offers().reversed(),
                        Lists.address(setting.offers().reversed()));
        assertThat(Lists.options(reversed, LENGTH)).isEqualTo(Lists.options(setting.list(), LENGTH));
    }

    @Property(tries = 200)
    void blocks_of_one_size_hold_the_exact_ratio(@ForAll("settings") Setting setting) {
        Assume.that(setting.procedure() instanceof Procedure.PermutedBlocks(List<Integer> sizes) && sizes.size() == 1);
        int size = ((Procedure.PermutedBlocks) setting.procedure()).sizes().getFirst();
        Ratio ratio = Ratio.of(setting.offers());
        List<String> options = Lists.options(setting.list(), 5 * size);
        for (int block = 0; block < 5; block++) {
            List<String> held = options.subList(block * size, (block + 1) * size);
            for (int option = 0; option < ratio.options().size(); option++) {
                assertThat((long) Collections.frequency(held, ratio.options().get(option)))
                        .isEqualTo(size / ratio.sum() * ratio.parts().get(option));
            }
        }
    }

    @Property(tries = 200)
    void random_blocks_never_stray_further_than_the_largest_block(@ForAll("settings") Setting setting) {
        Assume.that(setting.procedure() instanceof Procedure.PermutedBlocks);
        int largest = Collections.max(((Procedure.PermutedBlocks) setting.procedure()).sizes());
        Ratio ratio = Ratio.of(setting.offers());
        List<String> options = Lists.options(setting.list(), 300);
        for (int option = 0; option < ratio.options().size(); option++) {
            double share = ratio.probability(option);
            for (int number = 1; number <= options.size(); number++) {
                long given = Collections.frequency(
                        options.subList(0, number), ratio.options().get(option));
                assertThat(Math.abs(given - number * share)).isLessThanOrEqualTo(largest * share * (1 - share) + 1e-9);
            }
        }
    }

    @Property(tries = 200)
    void conditional_probabilities_multiply_to_that_of_the_sequence(@ForAll("settings") Setting setting) {
        AllocationList list = setting.list();
        double product = IntStream.range(0, LENGTH)
                .mapToDouble(position -> list.at(position).conditional())
                .reduce(1, (a, b) -> a * b);
        double sequence = SequenceProbability.of(setting.procedure(), setting.offers(), Lists.options(list, LENGTH));
        assertThat(product).isPositive().isEqualTo(sequence, within(sequence * 1e-12));
    }

    @Property(tries = 100)
    void conditional_probabilities_of_the_options_add_to_1(@ForAll("settings") Setting setting) {
        Ratio ratio = Ratio.of(setting.offers());
        Prediction prediction = Prediction.atStart(setting.procedure(), setting.offers(), ratio);
        for (String option : Lists.options(setting.list(), LENGTH)) {
            assertThat(IntStream.range(0, ratio.options().size())
                            .mapToDouble(prediction::probability)
                            .sum())
                    .isEqualTo(1, within(1e-14));
            prediction = prediction.after(ratio.options().indexOf(option));
        }
    }

    @Property(tries = 100)
    void different_addresses_and_different_secrets_have_different_words(
            @ForAll("addresses") ListAddress one, @ForAll("addresses") ListAddress other, @ForAll long seed) {
        Assume.that(!one.equals(other));
        assertThat(keyed(seed).stream(one).words(Draw.BLOCK, 0).next())
                .isNotEqualTo(keyed(seed).stream(other).words(Draw.BLOCK, 0).next())
                .isNotEqualTo(keyed(seed + 1).stream(one).words(Draw.BLOCK, 0).next())
                .isNotEqualTo(keyed(seed).stream(one).words(Draw.ALLOCATION, 0).next())
                .isNotEqualTo(keyed(seed).stream(one).words(Draw.BLOCK, 1).next());
        assertThat(new CounterSource(seed).stream(one).words(Draw.BLOCK, 0).next())
                .isNotEqualTo(new CounterSource(seed)
                        .stream(other).words(Draw.BLOCK, 0).next())
                .isNotEqualTo(new CounterSource(seed + 1)
                        .stream(one).words(Draw.BLOCK, 0).next());
    }

    @Provide
    Arbitrary<ListAddress> addresses() {
        Arbitrary<String> names = Arbitraries.strings().withChars("abæ-").ofMaxLength(3);
        return Combinators.combine(
                        names,
                        names,
                        Arbitraries.integers().between(0, 3),
                        names.set().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.maps(names, names).ofMaxSize(2))
                .as(ListAddress::of);
    }

    @Provide
    Arbitrary<Setting> settings() {
        Arbitrary<Allocator> allocators = Arbitraries.longs()
                .flatMap(seed -> Arbitraries.of(keyed(seed), new CounterSource(seed)))
                .map(Allocator::new);
        return Arbitraries.integers()
                .between(1, 4)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .flatMap(shares -> Combinators.combine(allocators, procedures(offers(shares)))
                        .as((allocator, procedure) -> new Setting(allocator, procedure, offers(shares))));
    }

    private static Arbitrary<Procedure> procedures(List<Offer> offers) {
        int sum = Math.toIntExact(Ratio.of(offers).sum());
        Arbitrary<Procedure> blocks = Arbitraries.integers()
                .between(1, 3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(copies -> new Procedure.PermutedBlocks(
                        copies.stream().map(copy -> copy * sum).toList()));
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(Lists.SIMPLE)), Tuple.of(3, blocks));
    }

    private static List<Offer> offers(List<Integer> shares) {
        return IntStream.range(0, shares.size())
                .mapToObj(option -> Lists.offer("option-" + option, shares.get(option)))
                .toList();
    }

    private static RandomSource keyed(long seed) {
        return new KeyedSource(AllocationKey.forSimulation(seed));
    }
}
