package org.stegvis.protocol.instrument;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.Set;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Text;

/// A number computed from some or all items of an instrument.
///
/// @param items those that count, at least one
/// @param reversed codes of the items that count the other way round: lowest + highest - value
/// @param leastAnswered the fewest items that must be answered; fewer give no score
/// @param basis where the missing-item rule comes from, or that it is our choice
/// @param kind whether the values are amounts or ranks
/// @param cuts where bands begin, ascending, inside the range
/// @param leastChanges alternatives, the usual one first; empty when none is established
public record Score(
        String id,
        Text title,
        Method method,
        List<Item> items,
        Set<String> reversed,
        int leastAnswered,
        String basis,
        Kind kind,
        Direction better,
        List<Double> cuts,
        List<LeastChange> leastChanges) {

    /// What the values of a score are.
    public enum Kind {
        /// Differences have a meaning.
        AMOUNT,
        /// Only the order has a meaning.
        RANK
    }

    public Score {
        items = List.copyOf(items);
        reversed = Set.copyOf(reversed);
        cuts = List.copyOf(cuts);
        leastChanges = List.copyOf(leastChanges);
        var codes = new HashSet<String>();
        items.forEach(item -> codes.add(item.code()));
        if (items.isEmpty() || codes.size() != items.size() || !codes.containsAll(reversed)) {
            throw new IllegalArgumentException("Score '" + id
                    + "' must have different items, and reverse only its own: " + codes + ", " + reversed);
        }
        boolean needsAll = method instanceof Method.TScore || kind == Kind.RANK;
        if (leastAnswered < (needsAll ? items.size() : 1) || leastAnswered > items.size()) {
            throw new IllegalArgumentException(
                    "The least number of answers (%d) of score '%s' with %d items must be %s."
                            .formatted(leastAnswered, id, items.size(), needsAll ? "all of them" : "from 1 to that"));
        }
    }

    /// The least sum of the items.
    public int lowestSum() {
        return items.stream().mapToInt(item -> item.responses().lowest()).sum();
    }

    /// The greatest sum of the items.
    public int highestSum() {
        return items.stream().mapToInt(item -> item.responses().highest()).sum();
    }

    /// The least value; minus infinity for a T-score whose table is not loaded.
    public double lowest() {
        return switch (method) {
            case Method.Sum s -> lowestSum();
            case Method.Mean m ->
                items.stream().mapToInt(item -> item.responses().lowest()).min().orElseThrow();
            case Method.ScaledSum s -> 0;
            case Method.Count c -> 0;
            case Method.TScore t ->
                t.table().isEmpty()
                        ? Double.NEGATIVE_INFINITY
                        : t.table().values().stream()
                                .mapToDouble(value -> value)
                                .min()
                                .orElseThrow();
        };
    }

    /// The greatest value; infinity for a T-score whose table is not loaded.
    public double highest() {
        return switch (method) {
            case Method.Sum s -> highestSum();
            case Method.Mean m ->
                items.stream()
                        .mapToInt(item -> item.responses().highest())
                        .max()
                        .orElseThrow();
            case Method.ScaledSum s -> 100;
            case Method.Count c -> items.size();
            case Method.TScore t ->
                t.table().isEmpty()
                        ? Double.POSITIVE_INFINITY
                        : t.table().values().stream()
                                .mapToDouble(value -> value)
                                .max()
                                .orElseThrow();
        };
    }

    /// How far apart neighbouring values are when all items are answered; empty for a T-score, whose steps differ.
    public OptionalDouble step() {
        return switch (method) {
            case Method.Sum s -> OptionalDouble.of(1);
            case Method.Mean m -> OptionalDouble.of(1.0 / items.size());
            case Method.ScaledSum s -> OptionalDouble.of(100.0 / (highestSum() - lowestSum()));
            case Method.Count c -> OptionalDouble.of(1);
            case Method.TScore t -> OptionalDouble.empty();
        };
    }

    /// The scale of a measure with this score.
    public Scale scale() {
        return switch (kind) {
            case AMOUNT -> new Scale.Continuous(lowest(), highest());
            case RANK -> new Scale.Ordinal((int) lowest(), (int) highest());
        };
    }

    /// The bands from the lowest to the highest; empty when the score has none.
    public List<Band> bands() {
        var bands = new ArrayList<Band>();
        double from = lowest();
        for (double cut : cuts) {
            bands.add(new Band(from, cut));
            from = cut;
        }
        if (!cuts.isEmpty()) {
            bands.add(new Band(from, highest()));
        }
        return List.copyOf(bands);
    }

    /// This T-score with another table.
    public Score withTable(NavigableMap<Integer, Double> table) {
        return new Score(
                id,
                title,
                new Method.TScore(table),
                items,
                reversed,
                leastAnswered,
                basis,
                kind,
                better,
                cuts,
                leastChanges);
    }
}
