package org.stegvis.estimation.normal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// One standard normal that is held at a value: the rows it moves, and what is integrated inside.
final class Layer {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double NOTHING = 1e-11;

    /// The rows that this normal moves.
    final int[] rows;

    /// How much it moves each of them.
    final double[] loadings;

    /// Those of `rows`, by their place there, without other variance left: they bound this normal.
    final int[] bounding;

    /// What is left when it is held.
    final Many inside;

    private Layer(int[] rows, double[] loadings, int[] bounding, Many inside) {
        this.rows = rows;
        this.loadings = loadings;
        this.bounding = bounding;
        this.inside = inside;
    }

    /// Layers that do not depend on one another.
    record Many(List<Layer> layers) {
        int depth() {
            return layers.stream().mapToInt(Layer::depth).max().orElse(0);
        }

        double probability(Walk walk) {
            double product = 1;
            for (Layer layer : layers) {
                product *= layer.probability(walk);
                if (product == 0) {
                    return 0;
                }
            }
            return product;
        }
    }

    /// @param factor loadings of a normal to be held first, or none
    static Many of(double[][] correlation, double[] factor) {
        int n = correlation.length;
        int[] all = IntStream.range(0, n).toArray();
        if (factor.length == 0) {
            return split(all, correlation);
        }
        double[][] rest = SharedFactor.without(correlation, factor);
        return new Many(List.of(hold(all, factor, rest)));
    }

    /// The integrals nested in this layer, the innermost, which is known in closed form, not counted.
    private int depth() {
        return inside.layers().isEmpty() ? 0 : 1 + inside.depth();
    }

    /// Rows that are correlated directly or through others stay together.
    private static Many split(int[] rows, double[][] covariance) {
        var layers = new ArrayList<Layer>();
        var seen = new boolean[covariance.length];
        for (int first : rows) {
            if (!seen[first]) {
                int[] together = reach(first, rows, covariance, seen);
                layers.add(take(together, covariance));
            }
        }
        return new Many(List.copyOf(layers));
    }

    private static int[] reach(int first, int[] rows, double[][] covariance, boolean[] seen) {
        var found = new ArrayList<Integer>();
        found.add(first);
        seen[first] = true;
        for (int next = 0; next < found.size(); next++) {
            int row = found.get(next);
            for (int other : rows) {
                if (!seen[other] && Math.abs(covariance[row][other]) > NOTHING) {
                    seen[other] = true;
                    found.add(other);
                }
            }
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Holds the normal of the row whose removal leaves the smallest group together; of several the one with
    /// most variance.
    private static Layer take(int[] rows, double[][] covariance) {
        int best = rows[0];
        int smallest = Integer.MAX_VALUE;
        double largest = 0;
        double most = Arrays.stream(rows)
                .mapToDouble(row -> covariance[row][row])
                .max()
                .orElse(0);
        for (int row : rows) {
            double variance = covariance[row][row];
            if (variance < 0.05 * most) {
                continue;
            }
            int group = largestGroup(rows, without(row, rows, covariance));
            if (group < smallest || (group == smallest && variance > largest)) {
                best = row;
                smallest = group;
                largest = variance;
            }
        }
        double sd = Math.sqrt(covariance[best][best]);
        int pivot = best;
        double[] loadings = Arrays.stream(rows)
                .mapToDouble(row -> covariance[row][pivot] / sd)
                .toArray();
        return hold(rows, loadings, without(best, rows, covariance));
    }

    private static int largestGroup(int[] rows, double[][] rest) {
        int[] left = Arrays.stream(rows).filter(row -> rest[row][row] > NOTHING).toArray();
        var seen = new boolean[rest.length];
        int largest = 0;
        for (int row : left) {
            if (!seen[row]) {
                largest = Math.max(largest, reach(row, left, rest, seen).length);
            }
        }
        return largest;
    }

    private static double[][] without(int pivot, int[] rows, double[][] covariance) {
        var rest = new double[covariance.length][covariance.length];
        for (int i : rows) {
            for (int j : rows) {
                rest[i][j] = covariance[i][j] - covariance[i][pivot] * covariance[pivot][j] / covariance[pivot][pivot];
            }
        }
        return rest;
    }

    private static Layer hold(int[] rows, double[] loadings, double[][] rest) {
        int[] bounding = IntStream.range(0, rows.length)
                .filter(i -> rest[rows[i]][rows[i]] <= NOTHING && Math.abs(loadings[i]) > 1e-9)
                .toArray();
        int[] left = Arrays.stream(rows).filter(row -> rest[row][row] > NOTHING).toArray();
        return new Layer(rows, loadings, bounding, split(left, rest));
    }

    double probability(Walk walk) {
        double a = Double.NEGATIVE_INFINITY;
        double b = Double.POSITIVE_INFINITY;
        for (int index : bounding) {
            double low = low(index, walk);
            double high = high(index, walk);
            a = Math.max(a, loadings[index] > 0 ? low : high);
            b = Math.min(b, loadings[index] > 0 ? high : low);
        }
        if (!(a < b)) {
            return 0;
        }
        if (inside.layers().isEmpty()) {
            return interval(a, b);
        }
        a = Math.max(a, -walk.end);
        b = Math.min(b, walk.end);
        return a < b ? integrated(walk, a, b) : 0;
    }

    private double integrated(Walk walk, double a, double b) {
        double[] cuts = Cuts.of(this, walk, a, b);
        double sum = 0;
        for (int piece = 0; piece + 1 < cuts.length; piece++) {
            for (int i = 0; i < walk.rule.order(); i++) {
                double z = walk.rule.node(i, cuts[piece], cuts[piece + 1]);
                double density = NORMAL.density(z) * walk.rule.weight(i, cuts[piece], cuts[piece + 1]);
                if (density > 1e-20) {
                    move(walk.shift, z);
                    sum += density * inside.probability(walk);
                    move(walk.shift, -z);
                }
            }
        }
        return sum;
    }

    private void move(double[] shift, double z) {
        for (int i = 0; i < rows.length; i++) {
            shift[rows[i]] += loadings[i] * z;
        }
    }

    double low(int index, Walk walk) {
        return (walk.from[rows[index]] - walk.shift[rows[index]]) / loadings[index];
    }

    double high(int index, Walk walk) {
        return (walk.to[rows[index]] - walk.shift[rows[index]]) / loadings[index];
    }

    double loading(int row) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == row) {
                return loadings[i];
            }
        }
        return 0;
    }

    /// Φ(b) - Φ(a), from the tail that keeps the digits.
    private static double interval(double a, double b) {
        return a > 0
                ? NORMAL.survivalProbability(a) - NORMAL.survivalProbability(b)
                : NORMAL.cumulativeProbability(b) - NORMAL.cumulativeProbability(a);
    }
}
