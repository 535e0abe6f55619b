package org.stegvis.protocol.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    @Test
    void a_letter_too_few_too_many_wrong_or_swapped_is_near() {
        var names = List.of("baseline", "week10", "week26");
        assertThat(NearestName.to("basline", names)).isEqualTo("baseline");
        assertThat(NearestName.to("baselinee", names)).isEqualTo("baseline");
        assertThat(NearestName.to("week1O", names)).isEqualTo("week10");
        assertThat(NearestName.to("wekk26", names)).isEqualTo("week26");
        assertThat(NearestName.to("Baseline", names)).isEqualTo("baseline");
        assertThat(NearestName.to("pbt", List.of("cbt", "pt"))).isEqualTo("cbt");
    }

    @Test
    void a_name_that_shares_too_little_has_no_neighbour() {
        assertThat(NearestName.to("placebo", List.of("pt", "cbt"))).isNull();
        assertThat(NearestName.to("x", List.of("a", "b"))).isNull();
        assertThat(NearestName.to("", List.of("a"))).isNull();
        assertThat(NearestName.to("x".repeat(1000), List.of("x".repeat(999)))).isNull();
    }
}
