package org.stegvis.protocol.regime;

import java.util.List;

/// Whether the path of a participant is one that an embedded regime would have led to.
public sealed interface Adherence {

    /// The participant received something else than the regime gives.
    record Deviates() implements Adherence {}

    /// The participant could have been following the regime.
    ///
    /// @param decided the allocations that the regime determined; the product of their probabilities is the
    /// probability of being consistent
    record Consistent(List<Turn.Allocated> decided) implements Adherence {
        public Consistent {
            decided = List.copyOf(decided);
        }

        public double probability() {
            double product = 1;
            for (Turn.Allocated turn : decided) {
                product *= turn.probability();
            }
            return product;
        }
    }

    /// Compares a path with a regime, decision by decision, as [Following] says.
    static Adherence of(EmbeddedRegime regime, Path path) {
        var following = Following.of(regime, path);
        return following.isThroughout()
                ? new Consistent(
                        following.steps().stream().map(Following.Step::turn).toList())
                : new Deviates();
    }
}
