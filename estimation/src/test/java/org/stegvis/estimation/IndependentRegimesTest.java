package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// Regimes of which the value of none follows from the others.
class IndependentRegimesTest {
    private static List<Integer> of(Protocol protocol) {
        return IndependentRegimes.of(EmbeddedRegimes.of(protocol));
    }

    @Test
    void where_non_responders_alone_are_randomised_again_all_are_independent() {
        assertThat(of(MadeUpSmart.PROTOCOL)).containsExactly(0, 1, 2, 3);
    }

    /// What one of the options does to responders is the same whatever non-responders get.
    @Test
    void where_responders_are_too_the_last_of_each_first_option_follows_from_the_others() {
        Protocol both = MadeUpSmart.protocol("""
                stegvis: 1
                trial: {id: both, title: Both, participants: 300}
                treatments: {a: {title: A}, b: {title: B}, c: {title: C}, d: {title: D}}
                measures:
                  y: {title: Y, scale: {continuous: {}}, better: higher}
                visits:
                  start: {week: 0, collect: [y]}
                  middle: {week: 8, collect: [y]}
                  end: {week: 16, collect: [y]}
                decisions:
                  first: {at: start, options: [a, b], allocate: {procedure: simple}}
                  second:
                    at: middle
                    response: y@middle >= 1
                    if-missing: wait
                    routes:
                      - {when: response, options: [a, b], allocate: {procedure: simple}}
                      - {when: non-response, options: [c, d], allocate: {procedure: simple}}
                analyses:
                  all: {compare: regimes, outcome: y@end}
                """);

        assertThat(EmbeddedRegimes.of(both)).hasSize(8);
        assertThat(of(both)).containsExactly(0, 1, 2, 4, 5, 6);
    }

    @Test
    void no_regimes_are_none() {
        assertThat(IndependentRegimes.of(List.of())).isEmpty();
    }
}
