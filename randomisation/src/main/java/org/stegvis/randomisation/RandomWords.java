package org.stegvis.randomisation;

/// Random 64-bit words, one after the other, and the numbers made of them. Used by one thread at a time.
public interface RandomWords {
    /// The next word; all 64 bits are uniform.
    long next();

    /// A uniform whole number from 0 to `bound` - 1, without bias.
    ///
    /// A word w, as an unsigned number, gives floor(w * bound / 2^64). It is passed over, and the next
    /// taken, when (w * bound) mod 2^64 < 2^64 mod bound.
    /// Source: Lemire 2019, ACM Transactions on Modeling and Computer Simulation 29(1), algorithm 5.
    ///
    /// @param bound at least 1
    default long below(long bound) {
        if (bound < 1) {
            throw new IllegalArgumentException(
                    "The bound (" + bound + ") of a random whole number must be at least 1.");
        }
        long word = next();
        long low = word * bound;
        if (Long.compareUnsigned(low, bound) < 0) {
            long threshold = Long.remainderUnsigned(-bound, bound);
            while (Long.compareUnsigned(low, threshold) < 0) {
                word = next();
                low = word * bound;
            }
        }
        return Math.unsignedMultiplyHigh(word, bound);
    }

    /// A uniform number in [0, 1): the upper 53 bits of a word, times 2^-53.
    default double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }
}
