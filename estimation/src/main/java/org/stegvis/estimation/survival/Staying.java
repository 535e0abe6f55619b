package org.stegvis.estimation.survival;

/// One over the probability of still being observed just before a time: the weight that makes those observed stand
/// for those who were lost.
@FunctionalInterface
public interface Staying {
    double weight(int participant, double before);

    /// Loss that has nothing to do with the event: no weights are needed.
    static Staying unrelated() {
        return (participant, before) -> 1;
    }
}
