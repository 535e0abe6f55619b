package org.stegvis.design.compiled;

import java.util.Arrays;

/// The covariates of one trial, centred: means of numbers, and an indicator for each level that occurs but the
/// first.
final class Centre {
    private final Fields fields;
    private final CellSums sums;
    private final double[] shares;
    private final double[] marks;
    private final int[] column;

    /// Means of the numbers, less the shift of the sums.
    final double[] mean;

    /// How many columns the covariates have.
    int width;

    Centre(Fields fields, CellSums sums) {
        this.fields = fields;
        this.sums = sums;
        shares = new double[fields.indicators()];
        marks = new double[shares.length];
        column = new int[shares.length];
        mean = new double[sums.numbers];
    }

    void find() {
        Arrays.fill(shares, 0);
        Arrays.fill(mean, 0);
        double n = sums.analysed;
        for (int place = 0; place < sums.cells(); place++) {
            int c = sums.inOrder(place);
            if (sums.n(c) > 0) {
                fields.mark(c % fields.cells, shares, sums.n(c) / n);
                for (int j = 0; j < mean.length; j++) {
                    mean[j] += sums.x(c, j) / n;
                }
            }
        }
        width = mean.length;
        int at = 0;
        for (int count : fields.levels) {
            boolean isFirst = true;
            for (int k = 0; k < count; k++, at++) {
                boolean isUsed = shares[at] > 0;
                column[at] = isUsed && !isFirst ? width++ : -1;
                isFirst &= !isUsed;
            }
        }
    }

    /// The centred indicators of a cell, behind the numbers.
    void indicators(int cell, double[] into) {
        Arrays.fill(marks, 0);
        fields.mark(cell % fields.cells, marks, 1);
        for (int k = 0; k < marks.length; k++) {
            if (column[k] >= 0) {
                into[column[k]] = marks[k] - shares[k];
            }
        }
    }

    /// The most columns there can be.
    int widest() {
        return mean.length + shares.length;
    }
}
