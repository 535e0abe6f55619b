package org.stegvis.evidence.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.linear.Column;

/// The variance of Kendall's score when values are tied.
/// Source: KENDALL 1970, Rank Correlation Methods, 4th ed., chapter 4.
final class KendallTies {
    private KendallTies() {}

    static double variance(Column x, Column y) {
        int n = x.size();
        List<Integer> tx = ties(x);
        List<Integer> ty = ties(y);
        double v0 = (double) n * (n - 1) * (2.0 * n + 5);
        double v1 = tx.stream().mapToDouble(t -> t * (t - 1.0)).sum()
                * ty.stream().mapToDouble(t -> t * (t - 1.0)).sum()
                / (2.0 * n * (n - 1));
        double v2 = tx.stream().mapToDouble(t -> t * (t - 1.0) * (t - 2)).sum()
                * ty.stream().mapToDouble(t -> t * (t - 1.0) * (t - 2)).sum()
                / (9.0 * n * (n - 1) * (n - 2));
        return (v0 - spread(tx) - spread(ty)) / 18 + v1 + v2;
    }

    private static double spread(List<Integer> ties) {
        return ties.stream().mapToDouble(t -> t * (t - 1.0) * (2 * t + 5)).sum();
    }

    private static List<Integer> ties(Column values) {
        double[] sorted = values.toArray();
        Arrays.sort(sorted);
        var ties = new ArrayList<Integer>();
        int run = 1;
        for (int i = 1; i <= sorted.length; i++) {
            if (i < sorted.length && sorted[i] == sorted[i - 1]) {
                run++;
            } else {
                ties.add(run);
                run = 1;
            }
        }
        return ties;
    }
}
