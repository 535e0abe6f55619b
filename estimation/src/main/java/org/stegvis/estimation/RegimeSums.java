package org.stegvis.estimation;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Numbers;

/// What the parts of [SummedRegimes] hold, each under its name.
record RegimeSums(PartSums sums) {
    private static final String NUMBERS = "numbers";
    private static final String PRODUCTS = "products";
    private static final String CLUSTER = "cluster ";
    private static final String BINS = "bins ";
    private static final String EXACT = "exact ";

    void count(Analysed analysed, long rows) {
        sums.add(NUMBERS, new double[] {
            analysed.inData(), analysed.size(), analysed.withoutOutcome(), analysed.withoutCovariate(), rows
        });
    }

    Numbers numbers() {
        double[] n = counts();
        return new Numbers(count(n[0]), count(n[1]), count(n[2]), count(n[3]), count(n[4]));
    }

    private double[] counts() {
        return sums.sums().getOrDefault(NUMBERS, new double[5]);
    }

    /// More than an int holds is told as the largest.
    private static int count(double number) {
        return (int) number;
    }

    void countCluster(String cluster) {
        sums.add(CLUSTER + cluster, new double[1]);
    }

    /// What a cluster has, to be added to.
    double[] ofCluster(String cluster, int size) {
        return sums.sums(CLUSTER + cluster, size);
    }

    /// How many clusters there are, each participant one where nothing groups them.
    long clusters() {
        long clusters = clustered().size();
        return clusters > 0 ? clusters : (long) counts()[1];
    }

    private SortedMap<String, double[]> clustered() {
        return sums.sums().subMap(CLUSTER, CLUSTER + Character.MAX_VALUE);
    }

    /// @param products of single participants, row by row, from the diagonal on
    void addProducts(double[] products) {
        sums.add(PRODUCTS, products);
    }

    /// The products of what was added for single participants, or for clusters.
    Matrix products() {
        SortedMap<String, double[]> clusters = clustered();
        if (clusters.isEmpty()) {
            double[] flat = sums.sums().getOrDefault(PRODUCTS, new double[0]);
            int size = (int) Math.round(Math.sqrt(flat.length));
            return Matrix.of(size, size, (i, j) -> flat[Math.min(i, j) * size + Math.max(i, j)]);
        }
        double[][] rows = clusters.values().toArray(double[][]::new);
        return Matrix.ofRows(rows).crossproduct();
    }

    /// How many distances of those on a footing lie in each bin, to be added to.
    TreeMap<Long, Long> bins(String footing) {
        return sums.tally(BINS + footing);
    }

    /// The same by footing, of those that have any.
    Map<String, TreeMap<Long, Long>> bins() {
        return tallies(BINS);
    }

    /// How many distances of those on a footing there are of each size, in the bins that matter, to be added to.
    TreeMap<Long, Long> exact(String footing) {
        return sums.tally(EXACT + footing);
    }

    /// The same by footing, of those that have any.
    Map<String, TreeMap<Long, Long>> exact() {
        return tallies(EXACT);
    }

    private Map<String, TreeMap<Long, Long>> tallies(String kind) {
        Map<String, TreeMap<Long, Long>> found = new TreeMap<>();
        sums.tallies().forEach((name, tally) -> {
            if (name.startsWith(kind) && !tally.isEmpty()) {
                found.put(name.substring(kind.length()), tally);
            }
        });
        return found;
    }
}
