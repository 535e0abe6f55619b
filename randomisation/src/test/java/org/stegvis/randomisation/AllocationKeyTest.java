package org.stegvis.randomisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AllocationKeyTest {
    private static final String HEX = "00112233445566778899aabbccddeeff";

    @Test
    void the_same_bytes_are_the_same_key_however_written() {
        byte[] bytes = HexFormat.of().parseHex(HEX);
        AllocationKey key = AllocationKey.ofBytes(bytes);
        assertThat(AllocationKey.ofHex(HEX)).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(AllocationKey.ofHex(HEX + "00")).isNotEqualTo(key);
    }

    @Test
    void the_key_is_not_changed_through_the_array_it_came_in() {
        byte[] bytes = HexFormat.of().parseHex(HEX);
        AllocationKey key = AllocationKey.ofBytes(bytes);
        bytes[0] = 1;
        assertThat(key).isEqualTo(AllocationKey.ofHex(HEX));
    }

    @Test
    void nothing_printed_holds_the_secret() {
        var allocator = new Allocator(new KeyedSource(AllocationKey.ofHex(HEX)));
        assertThat(allocator.toString())
                .contains("fingerprint=")
                .doesNotContainIgnoringCase(HEX.substring(0, 8))
                .doesNotContain(Base64.getEncoder()
                        .encodeToString(HexFormat.of().parseHex(HEX))
                        .substring(0, 8));
    }

    @Test
    void a_short_key_is_refused() {
        assertThatThrownBy(() -> AllocationKey.ofHex(HEX.substring(2)))
                .hasMessageContaining("15 bytes")
                .hasMessageContaining("at least 16");
    }

    @Test
    void an_unreadable_key_is_refused_without_being_repeated() {
        assertThatThrownBy(() -> AllocationKey.ofHex(HEX + "zz"))
                .hasNoCause()
                .hasMessageContaining("34 characters")
                .hasMessageNotContaining(HEX.substring(0, 8));
    }

    @Test
    void simulation_keys_differ_by_seed() {
        assertThat(AllocationKey.forSimulation(1)).isNotEqualTo(AllocationKey.forSimulation(2));
    }
}
