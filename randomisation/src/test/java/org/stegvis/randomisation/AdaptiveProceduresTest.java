package org.stegvis.randomisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;
import org.stegvis.protocol.Procedure.Minimisation;
import org.stegvis.protocol.Procedure.Minimisation.Form;

/// Procedures that look at what was allocated before: biased coins, urns, minimisation.
class AdaptiveProceduresTest {
    private static final List<Offer> EVEN = Lists.evenly("a", "b");
    private static final RandomSource SOURCE = new KeyedSource(AllocationKey.ofHex("00112233445566778899aabbccddeeff"));

    static Stream<Procedure> coins() {
        return Stream.of(
                new Procedure.BiasedCoin(2 / 3.0, null),
                new Procedure.BiasedCoin(0.5, 3),
                new Procedure.BiasedCoin(0.7, 2),
                new Procedure.Urn(0, 1),
                new Procedure.Urn(1, 2));
    }

    private static AllocationList list(Procedure procedure, RandomSource source) {
        return new Allocator(source).list(procedure, EVEN, Lists.address(EVEN));
    }

    @ParameterizedTest
    @MethodSource("coins")
    void each_allocation_carries_the_probability_it_had(Procedure procedure) {
        AllocationList list = list(procedure, SOURCE);
        var sequence = new ArrayList<String>();
        double product = 1;
        for (int position = 0; position < 60; position++) {
            Allocation allocation = list.at(position);
            assertThat(allocation.probability()).isEqualTo(0.5);
            product *= allocation.conditional();
            sequence.add(allocation.option());
        }
        assertThat(SequenceProbability.of(procedure, EVEN, sequence) / product).isEqualTo(1, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("coins")
    void any_position_can_be_asked_for_at_any_time(Procedure procedure) {
        AllocationList list = list(procedure, SOURCE);
        Allocation far = list.at(200);

        assertThat(list(procedure, SOURCE).at(200)).isEqualTo(far);
        assertThat(list.at(3)).isEqualTo(list(procedure, SOURCE).at(3));
        assertThat(list.at(200)).isEqualTo(far);
    }

    /// A guess of the likelier option hits as often as the probabilities say; ten thousand draws, at 1e-6.
    @ParameterizedTest
    @MethodSource("coins")
    void options_come_as_often_as_their_probabilities_say(Procedure procedure) {
        AllocationList list = list(procedure, new CounterSource(20_260_101));
        double excess = 0;
        double variance = 0;
        for (int position = 0; position < 10_000; position++) {
            Allocation allocation = list.at(position);
            double first = allocation.option().equals("a") ? allocation.conditional() : 1 - allocation.conditional();
            excess += (allocation.option().equals("a") ? 1 : 0) - first;
            variance += first * (1 - first);
        }
        assertThat(excess / Math.sqrt(variance)).isBetween(-4.9, 4.9);
    }

    @Test
    void the_big_stick_never_lets_the_difference_pass_its_limit() {
        AllocationList list = list(new Procedure.BiasedCoin(0.5, 3), SOURCE);
        int difference = 0;
        for (int position = 0; position < 2_000; position++) {
            difference += list.optionAt(position).equals("a") ? 1 : -1;
            assertThat(difference).isBetween(-3, 3);
        }
    }

    @Test
    void three_options_or_unequal_shares_are_refused() {
        var coin = new Procedure.BiasedCoin(0.7, null);
        for (List<Offer> offers : List.of(Lists.evenly("a", "b", "c"), Lists.shares(Map.of("a", 2.0, "b", 1.0)))) {
            assertThatThrownBy(() -> new Allocator(SOURCE).list(coin, offers, Lists.address(offers)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("one or two options with equal shares");
        }
    }

    @Test
    void one_open_option_is_certain() {
        var address = Lists.address(Lists.evenly("a"));

        assertThat(new Allocator(SOURCE).allocate(new Procedure.Urn(1, 1), EVEN, address, 5))
                .isEqualTo(new Allocation("a", 1, 1));
    }

    @Test
    void minimisation_leaves_less_imbalance_than_chance_and_tells_its_probability() {
        List<Offer> offers = Lists.evenly("a", "b", "c");
        var minimiser = Minimiser.of(new Minimisation(Form.RANGE, 0.8), offers, Lists.address(offers, Map.of()));
        var random = new Random(7);
        var earlier = new ArrayList<Minimiser.Earlier>();
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            var levels = Map.of("site", "s" + random.nextInt(4), "sex", random.nextBoolean() ? "f" : "m");
            Allocation allocation = minimiser.allocate(SOURCE, earlier, levels);
            assertThat(minimiser.allocate(SOURCE, earlier, levels)).isEqualTo(allocation);
            int option = minimiser.options().indexOf(allocation.option());
            assertThat(allocation.conditional()).isEqualTo(minimiser.probabilities(earlier, levels)[option]);
            earlier.add(new Minimiser.Earlier(allocation.option(), levels));
            levels.forEach((variable, level) -> counts.merge(level + allocation.option(), 1, Integer::sum));
        }
        for (String level : List.of("s0", "s1", "s2", "s3", "f", "m")) {
            var of = Stream.of("a", "b", "c")
                    .mapToInt(option -> counts.getOrDefault(level + option, 0))
                    .summaryStatistics();
            assertThat(of.getMax() - of.getMin()).as(level).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void minimisation_has_no_list() {
        assertThatThrownBy(() -> list(new Minimisation(Form.RANGE, 0.8), SOURCE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Minimiser");
    }
}
