package org.stegvis.randomisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Philox4x64-10 against the known answers that its authors publish with Random123 (Salmon et al. 2011).
class PhiloxReference {

    @Test
    void all_zeros() {
        assertWords(
                new Philox(0, 0, 0, 0, 0, 0),
                0x16554d9eca36314cL,
                0xdb20fe9d672d0fdcL,
                0xd7e772cee186176bL,
                0x7e68b68aec7ba23bL);
    }

    @Test
    void all_ones() {
        assertWords(
                new Philox(-1, -1, -1, -1, -1, -1),
                0x87b092c3013fe90bL,
                0x438c3c67be8d0224L,
                0x9cc7d7c69cd777b6L,
                0xa09caebf594f0ba0L);
    }

    @Test
    void digits_of_pi() {
        assertWords(
                new Philox(
                        0x452821e638d01377L,
                        0xbe5466cf34e90c6cL,
                        0x243f6a8885a308d3L,
                        0x13198a2e03707344L,
                        0xa4093822299f31d0L,
                        0x082efa98ec4e6c89L),
                0xa528f45403e61d95L,
                0x38c72dbd566e9788L,
                0xa5a1610e72fd18b5L,
                0x57bd43b5e52b7fe6L);
    }

    private static void assertWords(RandomWords words, long... expected) {
        for (long word : expected) {
            assertThat(words.next()).isEqualTo(word);
        }
    }
}
