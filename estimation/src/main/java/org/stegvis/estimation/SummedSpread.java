package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stegvis.estimation.RegimeEquations.Group;
import org.stegvis.estimation.result.Prediction;

/// How far persons lie from what a model says of them, by weighted quantiles that are exact: one pass counts how many
/// distances lie in each of some thousand bins, the next looks into the bins in which the quantiles lie.
///
/// Distances are taken before the value of the regime is subtracted, so that one count serves all regimes.
record SummedSpread(SolvedRegimes solved) {
    private static final double TAIL = (1 - Prediction.BETWEEN) / 2;

    /// Bits of a number that do not tell its bin: 128 bins between a power of two and the next.
    private static final int FINE = 45;

    /// Numbers in the order of their values.
    private static long ordered(double number) {
        // Adding zero makes one of the two zeros.
        long bits = Double.doubleToRawLongBits(number + 0.0);
        return bits ^ (bits >> 63 & Long.MAX_VALUE);
    }

    private static double number(long ordered) {
        return Double.longBitsToDouble(ordered ^ (ordered >> 63 & Long.MAX_VALUE));
    }

    static long bin(double distance) {
        return ordered(distance) >> FINE;
    }

    static long exact(double distance) {
        return ordered(distance);
    }

    /// The bins in which the quantiles of a regime lie, the lower and the upper.
    ///
    /// @param counts how many distances of each footing lie in each bin
    long[] bins(int regime, Map<String, TreeMap<Long, Long>> counts) {
        TreeMap<Long, Double> weights = weights(regime, counts);
        double total = solved.total(regime);
        return new long[] {at(weights, 0, TAIL * total), at(weights, 0, (1 - TAIL) * total)};
    }

    private TreeMap<Long, Double> weights(int regime, Map<String, TreeMap<Long, Long>> counts) {
        var weights = new TreeMap<Long, Double>();
        counts.forEach((name, of) -> {
            Group group = solved.equations().group(name);
            double weight = group.weights()[regime];
            if (weight > 0) {
                of.forEach((number, count) -> weights.merge(number, weight * count, Double::sum));
            }
        });
        return weights;
    }

    /// The first number up to which so much of the weight lies.
    private static long at(TreeMap<Long, Double> weights, double before, double wanted) {
        double below = before;
        for (var each : weights.entrySet()) {
            below += each.getValue();
            // Rounding must not make of an exact share one a hair below it.
            if (below >= wanted * (1 - 1e-12)) {
                return each.getKey();
            }
        }
        return weights.lastKey();
    }

    /// Which bins matter to those on a footing, for some regime that they follow.
    Map<String, List<Long>> wanted(Map<String, TreeMap<Long, Long>> counts) {
        Map<String, List<Long>> wanted = new HashMap<>();
        for (int regime = 0; regime < solved.plan().regimes().size(); regime++) {
            for (long bin : bins(regime, counts)) {
                for (String name : counts.keySet()) {
                    if (solved.equations().group(name).weights()[regime] > 0) {
                        wanted.computeIfAbsent(name, none -> new ArrayList<>()).add(bin);
                    }
                }
            }
        }
        return wanted;
    }

    /// @param counts how many distances lie in each bin
    /// @param exact how many distances there are of each size in the bins that matter
    List<Prediction.Spread> all(Map<String, TreeMap<Long, Long>> counts, Map<String, TreeMap<Long, Long>> exact) {
        List<Prediction.Spread> spread = new ArrayList<>();
        for (int regime = 0; regime < solved.plan().regimes().size(); regime++) {
            int d = regime;
            double total = solved.total(d);
            long[] bins = bins(d, counts);
            long participants = solved.equations().groups().stream()
                    .filter(each -> each.weights()[d] > 0)
                    .mapToLong(each -> each.moments().n())
                    .sum();
            spread.add(new Prediction.Spread(
                    solved.plan().names().get(d),
                    (int) participants,
                    Math.sqrt(solved.squares(d) / total),
                    quantile(d, bins[0], TAIL * total, counts, exact),
                    quantile(d, bins[1], (1 - TAIL) * total, counts, exact)));
        }
        return spread;
    }

    private double quantile(
            int regime,
            long bin,
            double wanted,
            Map<String, TreeMap<Long, Long>> counts,
            Map<String, TreeMap<Long, Long>> exact) {
        double before = weights(regime, counts).headMap(bin).values().stream()
                .mapToDouble(each -> each)
                .sum();
        TreeMap<Long, Double> within = weights(regime, exact);
        within.keySet().removeIf(number -> number >> FINE != bin);
        return number(at(within, before, wanted)) - solved.solution().get(regime);
    }
}
