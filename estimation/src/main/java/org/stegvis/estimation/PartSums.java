package org.stegvis.estimation;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/// Sums over a part of the participants, by name; together with those of the other parts, all that an analysis needs.
///
/// Adding up in floating point depends on the order, so parts are added in a fixed one.
public final class PartSums implements Serializable {
    private static final long serialVersionUID = 1;

    private final TreeMap<String, double[]> sums = new TreeMap<>();

    /// How many, their mean, and the sum of their squared deviations from it: `n, mean, M`.
    private final TreeMap<String, double[]> moments = new TreeMap<>();

    public PartSums() {}

    Map<String, double[]> sums() {
        return sums;
    }

    Map<String, double[]> moments() {
        return moments;
    }

    void add(String name, double[] numbers) {
        sums.merge(name, numbers, PartSums::sum);
    }

    void observe(String name, double value) {
        double[] known = moments.computeIfAbsent(name, none -> new double[3]);
        known[0]++;
        double off = value - known[1];
        known[1] += off / known[0];
        known[2] += off * (value - known[1]);
    }

    /// Adds those of the participants that follow.
    public void add(PartSums next) {
        next.sums.forEach(this::add);
        next.moments.forEach((name, numbers) -> moments.merge(name, numbers, PartSums::together));
    }

    /// How many numbers these are: the memory that the analysis takes, whatever the number of participants.
    public long size() {
        return sums.values().stream().mapToLong(each -> each.length).sum() + 3L * moments.size();
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

    /// Source: CHAN, GOLUB & LEVEQUE 1983, American Statistician 37, for moments of two samples together.
    private static double[] together(double[] one, double[] other) {
        double n = one[0] + other[0];
        double off = other[1] - one[1];
        return new double[] {n, one[1] + off * other[0] / n, one[2] + other[2] + off * off * one[0] * other[0] / n};
    }
}
