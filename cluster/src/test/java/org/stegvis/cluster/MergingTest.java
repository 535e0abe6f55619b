package org.stegvis.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.design.machines.StudyOrder;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.Study;
import org.stegvis.protocol.Protocol;

class MergingTest {
    private static final StudyOrder ORDER = BackPain.order(120, 110);
    private static final Protocol PROTOCOL = ORDER.protocol().read();
    private static final Study STUDY = ORDER.study(PROTOCOL, ORDER.truth(PROTOCOL));
    private static final double[] WHOLE = BackPain.sumsHere(ORDER);

    private static double[] chunk(long number) {
        return STUDY.player().play(number, 110).numbers();
    }

    @Test
    void chunks_in_any_order_come_to_the_bits_of_one_machine() {
        for (List<Integer> order : List.of(List.of(0, 1, 2, 3, 4), List.of(4, 3, 2, 1, 0), List.of(2, 0, 4, 1, 3))) {
            var merging = new Merging(STUDY, 110);
            order.forEach(chunk -> merging.add(chunk, chunk(chunk)));

            assertThat(merging.isComplete()).isTrue();
            assertThat(merging.sum().numbers()).isEqualTo(WHOLE);
        }
    }

    /// As when Spark plays a slow task a second time.
    @Test
    void what_comes_twice_counts_once() {
        var merging = new Merging(STUDY, 110);
        for (int chunk : List.of(3, 0, 3, 1, 0, 2, 4, 4)) {
            merging.add(chunk, chunk(chunk));
        }

        assertThat(merging.add(2, chunk(2))).isFalse();
        assertThat(merging.sum().numbers()).isEqualTo(WHOLE);
    }

    @Test
    void the_sum_of_the_first_chunks_and_later_ones_come_to_the_same() {
        var merging = new Merging(STUDY, 110);
        Kept first = STUDY.nothing();
        first.add(STUDY.player().play(0, 110));
        first.add(STUDY.player().play(1, 110));
        merging.add(3, chunk(3));
        merging.add(1, chunk(1));

        assertThat(merging.addFirst(first.numbers())).isTrue();
        assertThat(merging.next()).isEqualTo(2);
        assertThat(merging.addFirst(first.numbers())).isFalse();
        merging.add(4, chunk(4));
        merging.add(2, chunk(2));
        assertThat(merging.sum().numbers()).isEqualTo(WHOLE);
    }

    @Test
    void sums_of_another_study_or_of_broken_chunks_are_refused() {
        var merging = new Merging(STUDY, 110);
        double[] ofTen = chunk(0);
        ofTen[0] = 10;

        assertThatThrownBy(() -> merging.add(0, new double[] {25})).hasMessageContaining("1 sums");
        assertThatThrownBy(() -> merging.add(1, ofTen)).hasMessageContaining("no whole chunks");
        assertThatThrownBy(() -> merging.add(5, chunk(0))).hasMessageContaining("110 replicates");
    }

    @Test
    void what_is_missing_is_cut_so_that_every_processor_has_several_parts() {
        var fresh = new Merging(STUDY, 110);
        fresh.add(2, chunk(2));

        assertThat(Cutting.parts(List.of(fresh), List.of(110L), 1))
                .containsExactly(
                        new Part(0, 0, 1, false),
                        new Part(0, 1, 1, false),
                        new Part(0, 3, 1, false),
                        new Part(0, 4, 1, false));
    }

    @Test
    void of_many_studies_each_is_one_part_and_what_was_begun_goes_on_by_chunks() {
        var begun = new Merging(STUDY, 110);
        begun.add(0, chunk(0));
        var ended = new Merging(STUDY, 25);
        ended.add(0, chunk(0));
        var others = List.of(begun, ended, new Merging(STUDY, 110), new Merging(STUDY, 110), new Merging(STUDY, 110));

        assertThat(Cutting.parts(others, List.of(110L, 25L, 110L, 110L, 110L), 1))
                .contains(new Part(2, 0, 5, true), new Part(3, 0, 5, true), new Part(4, 0, 5, true))
                .noneMatch(part -> part.order() == 1)
                .filteredOn(part -> part.order() == 0)
                .allMatch(part -> !part.isSum() && part.firstChunk() > 0);
    }
}
