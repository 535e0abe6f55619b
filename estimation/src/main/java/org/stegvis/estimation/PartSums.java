package org.stegvis.estimation;

import java.io.Serializable;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Sums over a part of the participants, by name; together with those of the other parts, all that an analysis needs.
///
/// Adding up in floating point depends on the order, so parts are added in a fixed one.
public final class PartSums implements Serializable {
    private static final long serialVersionUID = 1;

    private final TreeMap<String, double[]> sums = new TreeMap<>();
    private final TreeMap<String, Moments> moments = new TreeMap<>();

    /// What the names of moments stand for, where they are of those on one footing.
    private final TreeMap<String, Footing> footings = new TreeMap<>();

    /// How often each number occurs.
    private final TreeMap<String, TreeMap<Long, Long>> tallies = new TreeMap<>();

    /// The least and the greatest.
    private final TreeMap<String, double[]> extremes = new TreeMap<>();

    public PartSums() {}

    SortedMap<String, double[]> sums() {
        return sums;
    }

    SortedMap<String, Moments> moments() {
        return moments;
    }

    Map<String, Footing> footings() {
        return footings;
    }

    SortedMap<String, TreeMap<Long, Long>> tallies() {
        return tallies;
    }

    Map<String, double[]> extremes() {
        return extremes;
    }

    void add(String name, double[] numbers) {
        sums.merge(name, numbers, PartSums::sum);
    }

    /// The moments under a name, to be added to.
    Moments moments(String name, int size) {
        return moments.computeIfAbsent(name, none -> new Moments(size));
    }

    void name(String name, Footing footing) {
        footings.put(name, footing);
    }

    /// The sums under a name, to be added to.
    double[] sums(String name, int size) {
        return sums.computeIfAbsent(name, none -> new double[size]);
    }

    /// How often each number occurs, to be added to.
    TreeMap<Long, Long> tally(String name) {
        return tallies.computeIfAbsent(name, none -> new TreeMap<>());
    }

    void extend(String name, double least, double greatest) {
        extremes.merge(name, new double[] {least, greatest}, (one, other) ->
                new double[] {Math.min(one[0], other[0]), Math.max(one[1], other[1])});
    }

    /// Adds those of the participants that follow.
    public void add(PartSums next) {
        next.sums.forEach(this::add);
        next.moments.forEach((name, more) -> moments(name, more.size()).add(more));
        footings.putAll(next.footings);
        next.tallies.forEach((name, more) -> {
            TreeMap<Long, Long> known = tally(name);
            more.forEach((number, count) -> known.merge(number, count, Long::sum));
        });
        next.extremes.forEach((name, ends) -> extend(name, ends[0], ends[1]));
    }

    /// How many numbers these are: the memory that the analysis takes, whatever the number of participants.
    public long size() {
        return sums.values().stream().mapToLong(each -> each.length).sum()
                + moments.values().stream()
                        .mapToLong(each -> 1L + each.size() + (long) each.size() * each.size())
                        .sum()
                + 2 * tallies.values().stream().mapToLong(Map::size).sum()
                + 2L * extremes.size();
    }

    private static double[] sum(double[] one, double[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException("Parts have sums of %d and of %d numbers; they must be of one analysis."
                    .formatted(one.length, other.length));
        }
        var sum = new double[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = one[i] + other[i];
        }
        return sum;
    }
}
