package org.stegvis.protocol.regime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.file.Edited;
import org.stegvis.protocol.file.Reading;

/// Regimes of which the value of none follows from the others.
class IndependentRegimesTest {
    private static List<Integer> of(Protocol protocol) {
        return IndependentRegimes.of(EmbeddedRegimes.of(protocol));
    }

    @Test
    void where_non_responders_alone_are_randomised_again_all_are_independent() {
        assertThat(of(Trials.backPain())).containsExactly(0, 1, 2, 3);
    }

    /// What one of the options does to responders is the same whatever non-responders get.
    @Test
    void where_responders_are_too_the_last_of_each_first_option_follows_from_the_others() {
        Protocol both = ((Reading.Accepted) Edited.backPain()
                        .with("continue: true", "options: [pt, more]\n        allocate: {procedure: simple}")
                        .read())
                .protocol();

        assertThat(EmbeddedRegimes.of(both)).hasSize(8);
        assertThat(of(both)).containsExactly(0, 1, 2, 4, 5, 6);
    }

    @Test
    void no_regimes_are_none() {
        assertThat(IndependentRegimes.of(List.of())).isEmpty();
    }
}
