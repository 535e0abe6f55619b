package org.stegvis.estimation.imputation;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A stream of random numbers for each imputed set, which depends on the number of the set and nothing else: the sets
/// come out the same in whatever order and on however many cores they are made.
@FunctionalInterface
public interface Streams {

    RandomGenerator of(int set);

    /// Streams told apart by one number, which the protocol names: there is no chance in them but that.
    static Streams seeded(long seed) {
        RandomGeneratorFactory<RandomGenerator> streams = RandomGeneratorFactory.of("SplittableRandom");
        return set -> streams.create(mixed(seed + 0x9e3779b97f4a7c15L * (set + 1)));
    }

    /// A bijection that spreads neighbouring numbers over all 64 bits.
    /// Source: STEELE, LEA & FLOOD 2014, OOPSLA, mix64 variant 13 (Stafford).
    private static long mixed(long number) {
        long z = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
