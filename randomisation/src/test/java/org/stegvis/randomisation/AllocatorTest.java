package org.stegvis.randomisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Action.Offer;

class AllocatorTest {
    private final Allocator allocator = new Allocator(new KeyedSource(AllocationKey.forSimulation(1)));

    @Test
    void one_open_option_is_assigned_with_probability_1() {
        List<Offer> offers = Lists.evenly("cbt", "more");
        ListAddress onlyMore = Lists.address(Lists.evenly("more"));
        assertThat(allocator.allocate(Lists.SIMPLE, offers, onlyMore, 7)).isEqualTo(new Allocation("more", 1, 1));
        assertThat(allocator.allocate(Lists.blocks(2, 4), offers, onlyMore, 7)).isEqualTo(new Allocation("more", 1, 1));
    }

    @Test
    void simple_allocation_has_the_probability_of_its_share() {
        List<Offer> offers = Lists.shares(Map.of("a", 3.0, "b", 2.0, "c", 1.0));
        Map<String, Double> expected = Map.of("a", 3 / 6.0, "b", 2 / 6.0, "c", 1 / 6.0);
        assertThat(IntStream.range(0, 50)
                        .mapToObj(
                                position -> allocator.allocate(Lists.SIMPLE, offers, Lists.address(offers), position)))
                .allSatisfy(allocation -> {
                    assertThat(allocation.probability()).isEqualTo(expected.get(allocation.option()));
                    assertThat(allocation.conditional()).isEqualTo(allocation.probability());
                });
    }

    @Test
    void last_place_of_a_block_of_known_size_is_certain_but_weighs_as_the_ratio() {
        List<Offer> offers = Lists.evenly("pt", "cbt");
        Allocation last = allocator.allocate(Lists.blocks(2), offers, Lists.address(offers), 9);
        assertThat(last.probability()).isEqualTo(0.5);
        assertThat(last.conditional()).isEqualTo(1);
    }

    @Test
    void third_of_a_kind_could_be_guessed_only_as_far_as_the_sizes_allow() {
        // After a, b in blocks of 2 or 4: the block of 2 is over (weight 1/2 * 1/2), or the block of 4 has one of each
        // left (weight 1/2 * 1/3). Either way the next is even. After a, a: only a block of 4, and b must follow.
        Prediction start =
                Prediction.atStart(Lists.blocks(2, 4), Lists.evenly("a", "b"), Ratio.of(Lists.evenly("a", "b")));
        assertThat(start.after(0).probability(1)).isEqualTo((1 + 2 / 3.0) / 2);
        assertThat(start.after(0).after(1).probability(0)).isEqualTo(0.5);
        assertThat(start.after(0).after(0).probability(1)).isEqualTo(1);
    }

    @Test
    void shares_are_a_ratio_so_their_scale_does_not_matter() {
        List<Offer> tenths = Lists.shares(Map.of("a", 0.2, "b", 0.1));
        List<Offer> hundreds = Lists.shares(Map.of("a", 200.0, "b", 100.0));
        assertThat(Ratio.of(tenths)).isEqualTo(Ratio.of(hundreds)).hasToString("a: 2, b: 1");
        assertThat(Lists.options(allocator.list(Lists.blocks(3), tenths, Lists.address(tenths)), 60))
                .isEqualTo(Lists.options(allocator.list(Lists.blocks(3), hundreds, Lists.address(hundreds)), 60));
    }

    @Test
    void block_sizes_are_raised_to_fit_the_options_that_are_open() {
        List<Offer> offers = Lists.shares(Map.of("a", 2.0, "b", 1.0, "c", 1.0));
        ListAddress open = ListAddress.of("t", "d", 0, List.of("a", "b"), Map.of());
        List<String> block = Lists.options(allocator.list(Lists.blocks(4), offers, open), 6);
        assertThat(Collections.frequency(block, "a")).isEqualTo(4);
        assertThat(Collections.frequency(block, "b")).isEqualTo(2);
    }

    @Test
    void block_size_that_does_not_fit_the_ratio_is_a_fault_with_its_remedy() {
        List<Offer> offers = Lists.shares(Map.of("a", 2.0, "b", 1.0));
        assertThatThrownBy(() -> allocator.list(Lists.blocks(3, 4), offers, Lists.address(offers)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The block size (4) must be a multiple of 3, the sum of the shares a: 2, b: 1."
                        + " Nearest that fit: 3 and 6.");
        assertThatThrownBy(() -> allocator.list(Lists.blocks(2), offers, Lists.address(offers)))
                .hasMessageEndingWith("Nearest that fit: 3.");
        assertThatThrownBy(() -> allocator.list(Lists.blocks(30_000), offers, Lists.address(offers)))
                .hasMessageContaining("at most 10000");
    }

    @Test
    void an_open_option_that_is_not_offered_is_a_fault() {
        assertThatThrownBy(() ->
                        allocator.list(Lists.SIMPLE, Lists.evenly("a", "b"), Lists.address(Lists.evenly("a", "x"))))
                .hasMessageContaining("[a, x]")
                .hasMessageContaining("[a, b]");
    }

    @Test
    void an_option_offered_twice_is_a_fault() {
        assertThatThrownBy(() -> allocator.list(Lists.SIMPLE, Lists.evenly("a", "a"), Lists.address(Lists.evenly("a"))))
                .hasMessageContaining("must name each option once");
    }

    @Test
    void shares_that_are_no_ratio_of_whole_numbers_are_a_fault() {
        List<Offer> offers = Lists.shares(Map.of("a", 1e300, "b", 1.0));
        assertThatThrownBy(() -> allocator.list(Lists.SIMPLE, offers, Lists.address(offers)))
                .hasMessageContaining("smaller whole numbers");
    }

    @Test
    void a_negative_position_is_a_fault() {
        List<Offer> offers = Lists.evenly("a", "b");
        assertThatThrownBy(() -> allocator.allocate(Lists.SIMPLE, offers, Lists.address(offers), -1))
                .hasMessageContaining("(-1)");
    }
}
