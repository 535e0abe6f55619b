package org.stegvis.protocol.instrument;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How a score comes of its items. Sums are whole numbers; a formula divides once, last, so that no rounding adds up.
///
/// In the formulas `sum` is over the answered items, `n` the number of items, `a` the number answered,
/// `low` and `high` the least and the greatest sum that the answered items could have.
public sealed interface Method {

    /// `sum * n / a`: the sum, missing items counting as the mean of the answered ones.
    record Sum() implements Method {}

    /// `sum / a`.
    record Mean() implements Method {}

    /// `100 * (sum - low) / (high - low)`: the percentage of the greatest sum the answered items allow.
    /// Source: Fairbank and Pynsent 2000, Spine 25(22):2940-2952 (Oswestry Disability Index).
    record ScaledSum() implements Method {}

    /// The number of items at their highest value: ticks.
    record Count() implements Method {}

    /// The raw sum of all items looked up in a table.
    ///
    /// @param table T-score (mean 50, SD 10 in the reference population) by raw sum; empty until a trial loads its
    /// own
    record TScore(NavigableMap<Integer, Double> table) implements Method {
        public TScore {
            table = Collections.unmodifiableNavigableMap(new TreeMap<>(table));
        }

        public static TScore of(Map<Integer, Double> table) {
            return new TScore(new TreeMap<>(table));
        }
    }
}
