package org.stegvis.randomisation;

import java.nio.ByteBuffer;
import javax.crypto.Mac;

/// The source for trials: words from HMAC-SHA-256 under the trial's key.
///
/// Each list has a key of its own, HMAC(trial key, address). A draw's words are HMAC(list key, draw, index, counter)
/// for counter = 0, 1, ..., four words each. The bytes are written down in `docs/reference/randomisation.md`.
/// Source: HMAC, RFC 2104; deriving keys by HMAC, NIST SP 800-108 (counter mode).
public record KeyedSource(AllocationKey key) implements RandomSource {

    @Override
    public RandomStream stream(ListAddress address) {
        Mac keyed = key.derive(address.encoded()).mac();
        return (draw, index) -> new Words(copyOf(keyed), draw, index);
    }

    // A Mac is for one thread at a time; a copy costs less than a new one, which prepares the key again.
    private static Mac copyOf(Mac keyed) {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException unusual) {
            throw new IllegalStateException(
                    "The security provider '" + keyed.getProvider()
                            + "' must be able to copy an HMAC; use the JDK's own.",
                    unusual);
        }
    }

    private static final class Words implements RandomWords {
        private static final int WORDS_PER_MAC = 4;

        private final Mac mac;
        private final ByteBuffer message;
        private ByteBuffer words = ByteBuffer.allocate(0);
        private int counter;

        Words(Mac mac, Draw draw, long index) {
            this.mac = mac;
            this.message = ByteBuffer.allocate(1 + Long.BYTES + Integer.BYTES)
                    .put(draw.code())
                    .putLong(index);
        }

        @Override
        public long next() {
            if (!words.hasRemaining()) {
                message.putInt(1 + Long.BYTES, counter++);
                words = ByteBuffer.wrap(mac.doFinal(message.array())).limit(WORDS_PER_MAC * Long.BYTES);
            }
            return words.getLong();
        }
    }
}
