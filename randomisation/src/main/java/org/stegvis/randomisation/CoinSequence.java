package org.stegvis.randomisation;

/// Allocations by a coin whose bias the earlier ones tell: one uniform number for each position.
///
/// Positions are reached by walking over those before them.
final class CoinSequence implements OptionSequence {
    private final CoinPrediction start;
    private final RandomStream stream;

    // What is known before a position. Immutable, so a stale one is only slow.
    private volatile Reached latest;

    CoinSequence(CoinPrediction start, RandomStream stream) {
        this.start = start;
        this.stream = stream;
        this.latest = new Reached(0, start);
    }

    private record Reached(long position, CoinPrediction prediction) {}

    @Override
    public int at(long position) {
        if (start.ratio().options().size() == 1) {
            return 0;
        }
        Reached known = latest;
        Reached at = known.position() <= position ? known : new Reached(0, start);
        while (at.position() < position) {
            at = new Reached(at.position() + 1, at.prediction().after(drawn(at)));
        }
        latest = at;
        return drawn(at);
    }

    private int drawn(Reached at) {
        double uniform = stream.words(Draw.ALLOCATION, at.position()).uniform();
        return uniform < at.prediction().probability(0) ? 0 : 1;
    }
}
