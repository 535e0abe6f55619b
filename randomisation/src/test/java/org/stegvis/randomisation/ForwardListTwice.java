package org.stegvis.randomisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;
import org.stegvis.protocol.expression.Condition;

/// A list read forwards without objects against the same list asked position by position.
class ForwardListTwice {

    record Case(Procedure procedure, List<Offer> offers, List<String> open) {}

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<List<Offer>> offers = Arbitraries.integers()
                .between(1, 3)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .map(shares -> IntStream.range(0, shares.size())
                        .mapToObj(i -> new Offer("o" + i, shares.get(i), Condition.ALWAYS))
                        .toList());
        return offers.flatMap(all -> {
            int sum = all.stream().mapToInt(offer -> (int) offer.share()).sum();
            Arbitrary<Procedure> procedures = Arbitraries.of(
                    new Procedure.Simple(),
                    new Procedure.PermutedBlocks(List.of(sum)),
                    new Procedure.PermutedBlocks(List.of(sum, 2 * sum, 3 * sum)));
            return procedures.flatMap(procedure -> Arbitraries.integers()
                    .between(1, all.size())
                    .map(open -> new Case(
                            procedure,
                            all,
                            all.stream().limit(open).map(Offer::option).toList())));
        });
    }

    @Property(tries = 200)
    void the_options_are_the_same_in_the_same_order(@ForAll("cases") Case each, @ForAll long seed, @ForAll long other) {
        var address = ListAddress.of("trial", "decision", 0, each.open(), Map.of("site", "here"));
        AllocationList list = new Allocator(new CounterSource(seed)).list(each.procedure(), each.offers(), address);
        ForwardList forward = ForwardList.of(each.procedure(), each.offers(), address);
        forward.begin(other);
        forward.next();
        forward.begin(seed);
        for (int position = 0; position < 60; position++) {
            Allocation allocation = list.at(position);
            int option = forward.next();
            assertThat(forward.options().get(option)).isEqualTo(allocation.option());
            assertThat(forward.probability(option)).isEqualTo(allocation.probability());
        }
    }

    @Property(tries = 200)
    void many_options_at_once_are_those_that_come_one_by_one(
            @ForAll("cases") Case each, @ForAll long seed, @ForAll @Size(10) List<@IntRange(max = 11) Integer> counts) {
        var address = ListAddress.of("trial", "decision", 0, each.open(), Map.of());
        ForwardList alone = ForwardList.of(each.procedure(), each.offers(), address);
        ForwardList together = ForwardList.of(each.procedure(), each.offers(), address);
        alone.begin(seed);
        together.begin(seed);
        var many = new int[12];
        for (int count : counts) {
            assertThat(together.next()).isEqualTo(alone.next());
            together.next(many, count);
            for (int k = 0; k < count; k++) {
                assertThat(many[k]).isEqualTo(alone.next());
            }
        }
    }

    @Property(tries = 100)
    void many_subjects_at_once_have_the_numbers_that_each_has_alone(@ForAll long seed, @ForAll long first) {
        var source = new CounterSource(seed);
        long[] subjects = {0, first, first + 1, Long.MAX_VALUE};
        var into = new int[CounterSource.PARTS][subjects.length];
        source.halves(subjects, 0, subjects.length, 5, into);
        for (int i = 0; i < subjects.length; i++) {
            for (int word = 0; word < CounterSource.PARTS; word++) {
                assertThat(CounterSource.uniform(into[word][i])).isEqualTo(source.uniform(subjects[i], 40 + word));
            }
        }
    }
}
