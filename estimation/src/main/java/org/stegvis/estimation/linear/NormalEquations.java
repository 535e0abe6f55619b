package org.stegvis.estimation.linear;

import java.util.ArrayList;
import java.util.List;

/// `A b = c` with a symmetric A that is added up row by row, such as `Σ w X'R⁻¹X`.
///
/// A is scaled to a unit diagonal and factored by Cholesky's method. A term that the terms before it leave
/// less than `TOLERANCE` of (of its squared length) is set aside as one the data cannot tell from them.
/// Source: GOLUB & VAN LOAN 2013, Matrix Computations, 4th ed., section 4.2; HIGHAM 2002, section 10.1, for
/// the scaling.
public final class NormalEquations {
    private static final double TOLERANCE = 1e-12;

    private final List<String> terms;
    private final double[] crossproduct;
    private final double[] scale;
    private final double[] lower;

    public NormalEquations(List<String> terms) {
        this.terms = List.copyOf(terms);
        int size = terms.size();
        crossproduct = new double[size * size];
        scale = new double[size];
        lower = new double[size * size];
    }

    /// A, row by row, to be added to; only the upper triangle is read.
    public double[] crossproduct() {
        return crossproduct;
    }

    /// Adds A, both triangles, to a matrix that lies row by row.
    public void addTo(double[] sum) {
        int size = terms.size();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                sum[i * size + j] += crossproduct[Math.min(i, j) * size + Math.max(i, j)];
            }
        }
    }

    /// Factors A, once it is added up.
    public Fitting<NormalEquations> factor() {
        int size = terms.size();
        var aliased = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            double square = crossproduct[i * size + i];
            scale[i] = square > 0 ? 1 / Math.sqrt(square) : 0;
        }
        for (int i = 0; i < size; i++) {
            double left = 0;
            for (int j = 0; j <= i; j++) {
                double sum = crossproduct[j * size + i] * scale[i] * scale[j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i * size + k] * lower[j * size + k];
                }
                if (i == j) {
                    left = sum;
                } else {
                    double diagonal = lower[j * size + j];
                    lower[i * size + j] = diagonal == 0 ? 0 : sum / diagonal;
                }
            }
            if (left > TOLERANCE) {
                lower[i * size + i] = Math.sqrt(left);
            } else {
                aliased.add(terms.get(i));
            }
        }
        return aliased.isEmpty() ? new Fitting.Fitted<>(this) : new Fitting.NotFitted<>(new Diagnosis.Aliased(aliased));
    }

    /// `A⁻¹ c`; after [#factor].
    public double[] solve(double[] right) {
        int size = terms.size();
        var x = new double[size];
        for (int i = 0; i < size; i++) {
            double sum = right[i] * scale[i];
            for (int k = 0; k < i; k++) {
                sum -= lower[i * size + k] * x[k];
            }
            x[i] = sum / lower[i * size + i];
        }
        for (int i = size - 1; i >= 0; i--) {
            double sum = x[i];
            for (int k = i + 1; k < size; k++) {
                sum -= lower[k * size + i] * x[k];
            }
            x[i] = sum / lower[i * size + i];
        }
        for (int i = 0; i < size; i++) {
            x[i] *= scale[i];
        }
        return x;
    }

    /// `A⁻¹`; after [#factor].
    public Matrix inverse() {
        int size = terms.size();
        var columns = new double[size][];
        for (int j = 0; j < size; j++) {
            var unit = new double[size];
            unit[j] = 1;
            columns[j] = solve(unit);
        }
        return Matrix.of(size, size, (i, j) -> 0.5 * (columns[i][j] + columns[j][i]));
    }
}
