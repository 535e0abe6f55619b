package org.stegvis.exchange.csv;

import org.jspecify.annotations.Nullable;

/// Keeps of each name a fingerprint of 96 bits, about 20 bytes a participant, so that ten million names fit where
/// other things must fit too.
///
/// Two of ten million names have the same fingerprint by chance once in 10¹⁵ files.
final class FingerprintedNames implements SeenNames {
    private static final int SHARES = 256;

    private final Share[] shares = new Share[SHARES];

    FingerprintedNames() {
        for (int i = 0; i < SHARES; i++) {
            shares[i] = new Share();
        }
    }

    @Override
    public @Nullable String before(String name, int line) {
        long one = 0x9E3779B97F4A7C15L;
        long other = 0xC2B2AE3D27D4EB4FL;
        for (int i = 0; i < name.length(); i++) {
            one = mixed((one ^ name.charAt(i)) * 0xBF58476D1CE4E5B9L);
            other = mixed((other + name.charAt(i)) * 0x94D049BB133111EBL);
        }
        // Zero marks a free place.
        long first = one == 0 ? 1 : one;
        return shares[(int) (first >>> 56)].add(first, (int) other) ? null : "The first is on a line before this one.";
    }

    private static long mixed(long value) {
        return value ^ value >>> 29;
    }

    /// The fingerprints that begin with the same byte. Each share grows by itself, so that little is copied at once.
    private static final class Share {
        private long[] first = new long[64];
        private int[] second = new int[64];
        private int size;

        /// Whether the fingerprint is new.
        boolean add(long one, int other) {
            int place = place(first, second, one, other);
            if (first[place] != 0) {
                return false;
            }
            first[place] = one;
            second[place] = other;
            size++;
            if (size > first.length / 4 * 3) {
                grow();
            }
            return true;
        }

        /// Where the fingerprint stands, or the free place for it.
        private static int place(long[] first, int[] second, long one, int other) {
            int place = (int) (one ^ one >>> 32) & first.length - 1;
            while (first[place] != 0 && (first[place] != one || second[place] != other)) {
                place = place + 1 & first.length - 1;
            }
            return place;
        }

        private void grow() {
            var longer = new long[2 * first.length];
            var beside = new int[longer.length];
            for (int i = 0; i < first.length; i++) {
                if (first[i] != 0) {
                    int place = place(longer, beside, first[i], second[i]);
                    longer[place] = first[i];
                    beside[place] = second[i];
                }
            }
            first = longer;
            second = beside;
        }
    }
}
