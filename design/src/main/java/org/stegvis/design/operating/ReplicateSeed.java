package org.stegvis.design.operating;

/// The seed of one replicate of a study.
///
/// Different replicates of a study have different seeds, since each step is a bijection. `stegvis simulate
/// --seed` with this number plays the replicate out. Source: STEELE, LEA & FLOOD 2014, Fast splittable
/// pseudorandom number generators, OOPSLA, for the mixing function.
final class ReplicateSeed {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private ReplicateSeed() {}

    static long of(long seed, long replicate) {
        return mixed(mixed(seed + GOLDEN) + GOLDEN * (replicate + 1));
    }

    private static long mixed(long word) {
        long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
