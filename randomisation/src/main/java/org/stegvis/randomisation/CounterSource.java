package org.stegvis.randomisation;

import java.nio.ByteBuffer;

/// The source for simulation: words from the counter-based generator Philox4x64-10, fast and fixed by a seed.
///
/// Key: the seed, and the first eight bytes of SHA-256 of the address. Four allocations by themselves share
/// a group of four words; blocks have groups of their own. It can be predicted from its output, so it must
/// never allocate real participants. The counters are written down in `docs/reference/randomisation.md`.
public record CounterSource(long seed) implements RandomSource {
    static final int OF_LISTS = 0;
    static final int OF_STREAMS = 1;
    static final int OF_SUBJECTS = 2;

    @Override
    public RandomStream stream(ListAddress address) {
        long list = key(address);
        return (draw, index) -> switch (draw) {
            case ALLOCATION -> new One(seed, list, index);
            case BLOCK -> new Philox(seed, list, index, draw.code());
        };
    }

    /// The half of the key that stands for a list.
    static long key(ListAddress address) {
        return ByteBuffer.wrap(Encoding.sha256(address.encoded())).getLong();
    }

    /// Words for whatever a simulation draws that needs many of them; they are no part of any allocation list.
    ///
    /// Counter: subject, part, number of the group of four words, 1; the second half of the key is 0.
    ///
    /// @param subject whose words they are
    /// @param part what they are drawn for
    public RandomWords words(long subject, long part) {
        return new Philox(seed, 0, subject, part, 0, OF_STREAMS);
    }

    /// Parts that share a group of words.
    public static final int PARTS = 8;

    /// A uniform number in (0, 1) for whatever else a simulation draws; it is no part of any allocation list.
    ///
    /// Eight parts of a subject share a group of four words, half a word each: counter subject, part / 8, 0, 2; the
    /// second half of the key is 0. A half word h gives `(h + 1/2) / 2³²`.
    ///
    /// @param subject whose number it is
    /// @param part what it is drawn for, from 0
    public double uniform(long subject, int part) {
        var words = new Philox(seed, 0, subject, part / PARTS, 0, OF_SUBJECTS);
        long word = words.next();
        for (int before = part % PARTS / 2; before > 0; before--) {
            word = words.next();
        }
        return uniform(Philox.half(word, part % 2));
    }

    /// The uniform number of a half word h, which is taken without sign: `(h + 1/2) / 2³²`.
    public static double uniform(int half) {
        // From a number with a sign, which processors convert many at a time; nothing is rounded.
        return ((half ^ Integer.MIN_VALUE) + (0x1.0p31 + 0.5)) * 0x1.0p-32;
    }

    /// The half words of many subjects and of the parts of one group at once, without making objects: [#uniform(int)]
    /// of each is [#uniform(long, int)] of its subject and part.
    ///
    /// @param group the parts `8 group` to `8 group + 7`
    /// @param into eight arrays, one a part; the places `from` to `to - 1` are those of the subjects
    public void halves(long[] subjects, int from, int to, long group, int[][] into) {
        PhiloxColumns.halves(seed, 0, subjects, from, to, group, OF_SUBJECTS, into);
    }

    /// The words of one allocation: one of the group that four positions share, then, should it be passed
    /// over, words of its own.
    static final class One implements RandomWords {
        private final Philox words;
        private final long seed;
        private final long list;
        private final long position;
        private boolean isFirst = true;

        One(long seed, long list, long position) {
            this.seed = seed;
            this.list = list;
            this.position = position;
            this.words = new Philox(seed, list, position >>> 2, Draw.ALLOCATION.code(), 0, OF_LISTS);
            for (long before = position & 3; before > 0; before--) {
                words.next();
            }
        }

        @Override
        public long next() {
            long word = words.next();
            if (isFirst) {
                isFirst = false;
                words.aim(seed, list, position, Draw.ALLOCATION.code(), 1, OF_LISTS);
            }
            return word;
        }
    }
}
