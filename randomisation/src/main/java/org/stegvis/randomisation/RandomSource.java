package org.stegvis.randomisation;

/// Gives every allocation list a random stream of its own.
///
/// [KeyedSource] for trials: unpredictable without the key. [CounterSource] for simulation: fast, from a seed.
/// Both are immutable, safe for use by several threads, and give the same stream whenever they are asked.
public interface RandomSource {
    RandomStream stream(ListAddress address);
}
