package org.stegvis.estimation.linear;

import org.jspecify.annotations.Nullable;

/// The upper triangle R of `diag(scale) · A = Q · R`, without Q: n rows go in, as many rows as there are
/// columns come out, and `R'R = A' diag(scale)² A`.
///
/// Blocks of rows are put under the triangle of the rows before them and reduced by Householder reflections, so
/// memory does not grow with n and no crossproduct is formed. Source: GOLUB & VAN LOAN 2013, Matrix
/// Computations, 4th ed., algorithms 5.1.1 and 5.2.1 and section 5.2.2.
final class Triangle {
    private static final int BLOCK = 256;

    private final double[][] columns;

    private Triangle(double[][] columns) {
        this.columns = columns;
    }

    /// `columns` are the columns of A; `scale` multiplies its rows, null for 1.
    static Triangle of(double[][] columns, double @Nullable [] scale, int rows) {
        int width = columns.length;
        var work = new double[width][width + BLOCK];
        for (int start = 0; start < rows; start += BLOCK) {
            int length = Math.min(BLOCK, rows - start);
            for (int j = 0; j < width; j++) {
                copy(columns[j], scale, start, length, work[j], width);
            }
            for (int k = 0; k < width; k++) {
                reflect(work, k, width, width + length);
            }
        }
        return new Triangle(work);
    }

    private static void copy(
            double[] from, double @Nullable [] scale, int start, int length, double[] to, int toStart) {
        if (scale == null) {
            System.arraycopy(from, start, to, toStart, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            to[toStart + i] = from[start + i] * scale[start + i];
        }
    }

    /// Turns rows [from, to) of column `pivot` to zero against its diagonal.
    private static void reflect(double[][] work, int pivot, int from, int to) {
        double[] v = work[pivot];
        double tail = dot(v, v, from, to);
        if (tail == 0) {
            return;
        }
        double head = v[pivot];
        double norm = Math.sqrt(head * head + tail);
        double diagonal = head > 0 ? -norm : norm;
        double first = head - diagonal;
        double beta = 2 / (first * first + tail);
        for (int j = pivot + 1; j < work.length; j++) {
            double[] x = work[j];
            double factor = beta * (first * x[pivot] + dot(v, x, from, to));
            x[pivot] -= factor * first;
            for (int i = from; i < to; i++) {
                x[i] -= factor * v[i];
            }
        }
        v[pivot] = diagonal;
    }

    /// Four sums at once, since one sum alone waits for each addition.
    private static double dot(double[] x, double[] y, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a += x[i] * y[i];
            b += x[i + 1] * y[i + 1];
            c += x[i + 2] * y[i + 2];
            d += x[i + 3] * y[i + 3];
        }
        for (; i < to; i++) {
            a += x[i] * y[i];
        }
        return (a + b) + (c + d);
    }

    int width() {
        return columns.length;
    }

    double get(int row, int column) {
        return row <= column ? columns[column][row] : 0;
    }
}
