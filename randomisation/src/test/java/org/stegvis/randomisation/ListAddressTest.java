package org.stegvis.randomisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListAddressTest {

    @Test
    void order_of_options_and_strata_does_not_matter() {
        assertThat(ListAddress.of("t", "d", 0, List.of("b", "a"), Map.of("sex", "f", "site", "x")))
                .isEqualTo(
                        ListAddress.of("t", "d", 0, List.of("a", "b"), new TreeMap<>(Map.of("site", "x", "sex", "f"))));
    }

    @Test
    void no_two_addresses_share_their_bytes() {
        Stream<ListAddress> addresses = Stream.of(
                ListAddress.of("t", "d", 0, List.of("a", "b"), Map.of()),
                ListAddress.of("td", "", 0, List.of("a", "b"), Map.of()),
                ListAddress.of("t", "d", 1, List.of("a", "b"), Map.of()),
                ListAddress.of("t", "d", 0, List.of("ab"), Map.of()),
                ListAddress.of("t", "d", 0, List.of("a", "b", "c"), Map.of()),
                ListAddress.of("t", "d", 0, List.of("a", "b"), Map.of("site", "")),
                ListAddress.of("t", "d", 0, List.of("a", "b"), Map.of("", "site")),
                ListAddress.of("t", "d", 0, List.of("a", "b"), Map.of("site", "x", "sex", "f")),
                ListAddress.of("t", "d", 0, List.of("a", "b"), Map.of("site", "f", "sex", "x")));
        assertThat(addresses.map(address -> HexFormat.of().formatHex(address.encoded())))
                .doesNotHaveDuplicates()
                .hasSize(9);
    }

    @Test
    void impossible_addresses_are_faults() {
        assertThatThrownBy(() -> ListAddress.of("t", "d", -1, List.of("a"), Map.of()))
                .hasMessageContaining("(-1)");
        assertThatThrownBy(() -> ListAddress.of("t", "d", 0, List.of(), Map.of()))
                .hasMessageContaining("one or more");
        assertThatThrownBy(() -> ListAddress.of("t", "d", 0, List.of("a", "a"), Map.of()))
                .hasMessageContaining("each named once");
        assertThatThrownBy(() -> ListAddress.of("t\uD800", "d", 0, List.of("a"), Map.of())
                        .encoded())
                .hasMessageContaining("surrogate");
    }
}
