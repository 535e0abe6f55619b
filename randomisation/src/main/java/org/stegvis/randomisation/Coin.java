package org.stegvis.randomisation;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Procedure;

/// How likely the first of two options is next, told by how often each has come.
@FunctionalInterface
interface Coin {
    double first(long first, long second);

    /// With the probability the option that has come less often; certainly at the limit.
    static Coin of(Procedure.BiasedCoin procedure) {
        double probability = procedure.probability();
        @Nullable Integer limit = procedure.limit();
        return (first, second) -> {
            if (first == second) {
                return 0.5;
            }
            boolean isLimit = limit != null && Math.abs(first - second) >= limit;
            double lagging = isLimit ? 1 : probability;
            return first < second ? lagging : 1 - lagging;
        };
    }

    /// The share of the first option's balls among all, each allocation having added balls of the other option.
    static Coin of(Procedure.Urn procedure) {
        double initial = procedure.initial();
        double added = procedure.added();
        return (first, second) -> {
            double balls = 2 * initial + added * (first + second);
            return balls == 0 ? 0.5 : (initial + added * second) / balls;
        };
    }
}
