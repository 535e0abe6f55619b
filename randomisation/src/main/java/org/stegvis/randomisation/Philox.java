package org.stegvis.randomisation;

/// Philox4x64-10: four words are a keyed mixture of four counters.
///
/// Source: Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", section 4.3.
final class Philox implements RandomWords {
    static final int WORDS = 4;
    private static final int ROUNDS = 10;
    static final long MULTIPLIER_0 = 0xD2E7470EE14C6C93L;
    static final long MULTIPLIER_2 = 0xCA5A826395121157L;
    static final long WEYL_0 = 0x9E3779B97F4A7C15L;
    static final long WEYL_1 = 0xBB67AE8584CAA73BL;

    private long key0;
    private long key1;
    private long counter0;
    private long counter1;
    private long counter3;
    private long group;
    private int used = WORDS;
    private long word0;
    private long word1;
    private long word2;
    private long word3;

    /// The words of the counters (counter0, counter1, 0, 0), (counter0, counter1, 1, 0), ...
    Philox(long key0, long key1, long counter0, long counter1) {
        this(key0, key1, counter0, counter1, 0, 0);
    }

    Philox(long key0, long key1, long counter0, long counter1, long firstGroup, long counter3) {
        this.key0 = key0;
        this.key1 = key1;
        this.counter0 = counter0;
        this.counter1 = counter1;
        this.group = firstGroup;
        this.counter3 = counter3;
    }

    /// Starts again at other counters, without a new object.
    void aim(long newKey0, long newKey1, long newCounter0, long newCounter1, long firstGroup, long newCounter3) {
        key0 = newKey0;
        key1 = newKey1;
        counter0 = newCounter0;
        counter1 = newCounter1;
        group = firstGroup;
        counter3 = newCounter3;
        used = WORDS;
    }

    /// The upper (0) or lower (1) half of a word.
    static int half(long word, int which) {
        return (int) (which == 0 ? word >>> 32 : word);
    }

    @Override
    public long next() {
        if (used == WORDS) {
            mix();
            group++;
            used = 0;
        }
        return switch (used++) {
            case 0 -> word0;
            case 1 -> word1;
            case 2 -> word2;
            default -> word3;
        };
    }

    /// The next four words at once, where none of a group has been taken.
    void group(long[] into) {
        mix();
        group++;
        into[0] = word0;
        into[1] = word1;
        into[2] = word2;
        into[3] = word3;
    }

    private void mix() {
        long c0 = counter0;
        long c1 = counter1;
        long c2 = group;
        long c3 = counter3;
        long k0 = key0;
        long k1 = key1;
        for (int round = 0; round < ROUNDS; round++) {
            long high0 = Math.unsignedMultiplyHigh(MULTIPLIER_0, c0);
            long low0 = MULTIPLIER_0 * c0;
            long high2 = Math.unsignedMultiplyHigh(MULTIPLIER_2, c2);
            long low2 = MULTIPLIER_2 * c2;
            c0 = high2 ^ c1 ^ k0;
            c1 = low2;
            c2 = high0 ^ c3 ^ k1;
            c3 = low0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        word0 = c0;
        word1 = c1;
        word2 = c2;
        word3 = c3;
    }
}
