package org.stegvis.randomisation;

import java.nio.ByteBuffer;

/// The source for simulation: words from the counter-based generator Philox4x64-10, fast and fixed by a seed.
///
/// Key: the seed, and the first eight bytes of SHA-256 of the address. Counter: index, draw, group of four words, 0.
/// It can be predicted from its output, so it must never allocate real participants.
public record CounterSource(long seed) implements RandomSource {

    @Override
    public RandomStream stream(ListAddress address) {
        long list = ByteBuffer.wrap(Encoding.sha256(address.encoded())).getLong();
        return (draw, index) -> new Philox(seed, list, index, draw.code());
    }

    /// Words for whatever else a simulation draws; they are no part of any allocation list.
    ///
    /// Counter: subject, part, number of the group of four words, 1; the second half of the key is 0.
    ///
    /// @param subject whose words they are
    /// @param part what they are drawn for
    public RandomWords words(long subject, long part) {
        return new Philox(seed, 0, subject, part, 0, 1);
    }
}
