package org.stegvis.design.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stegvis.design.operating.Kept;

/// The name of a study holds all that its sums depend on, their layout included.
class StudyOrderTest {
    @Test
    void sums_of_another_layout_are_those_of_another_study() {
        StudyOrder order = order(100, 50);

        assertThat(order.id()).isEqualTo(order.id(Kept.FORMAT)).isNotEqualTo(order.id(Kept.FORMAT - 1));
    }

    @Test
    void a_study_is_gone_on_with_for_more_replicates_and_not_for_more_participants() {
        assertThat(order(100, 50).id())
                .isEqualTo(order(100, 75).id())
                .isNotEqualTo(order(101, 50).id());
    }

    private static StudyOrder order(int participants, long replicates) {
        return new StudyOrder(
                new SentProtocol("stegvis: 1", Map.of(), false), "", Map.of(), participants, replicates, 1, 10, "0.1");
    }
}
