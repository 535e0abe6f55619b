package org.stegvis.evidence.meta;

import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// One study with its effects, one or more, and their covariance.
///
/// @param values m effects
/// @param covariance m x m, symmetric and positive definite
public record Study(String label, Column values, Matrix covariance) {
    private static final double SYMMETRY = 1e-9;

    public Study {
        values.requireFinite("values of " + label);
        int m = values.size();
        if (m == 0) {
            throw new IllegalArgumentException("Study '%s' must have an effect.".formatted(label));
        }
        if (covariance.rows() != m || covariance.columns() != m) {
            throw new IllegalArgumentException("The covariance of '%s' is %d x %d but it has %d effects."
                    .formatted(label, covariance.rows(), covariance.columns(), m));
        }
        for (int i = 0; i < m; i++) {
            double variance = covariance.get(i, i);
            if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "A variance of '%s' is %s but must be positive and finite.".formatted(label, variance));
            }
            for (int j = 0; j < i; j++) {
                double scale = Math.sqrt(variance * covariance.get(j, j));
                if (!(Math.abs(covariance.get(i, j) - covariance.get(j, i)) <= SYMMETRY * scale)) {
                    throw new IllegalArgumentException("The covariance of '%s' must be symmetric.".formatted(label));
                }
            }
        }
        if (Cholesky.of(covariance) == null) {
            throw new IllegalArgumentException(
                    "The covariance of '%s' must be positive definite. Maybe one effect is a combination of others."
                            .formatted(label));
        }
    }

    public static Study of(String label, double value, double variance) {
        return new Study(label, Column.of(value), Matrix.of(1, 1, (i, j) -> variance));
    }

    /// Contrasts that share a comparator: `covariance[i][j] = shared` off the diagonal, as for mean differences,
    /// where `shared` is the variance of the comparator's mean.
    /// Source: GLESER & OLKIN 2009, in The Handbook of Research Synthesis and Meta-Analysis, 2nd ed., chapter 19.
    public static Study sharingComparator(String label, Column values, Column variances, double shared) {
        variances.requireSize("variances", values.size());
        return new Study(
                label, values, Matrix.of(values.size(), values.size(), (i, j) -> i == j ? variances.get(i) : shared));
    }

    /// Two contrasts `a - c` and `b - c` with their standard errors and that of `a - b`, from which their covariance
    /// follows: `(se_ac² + se_bc² - se_ab²) / 2`. So regimes of one trial enter with the covariance of that trial.
    public static Study ofTwoContrasts(String label, double ac, double seAc, double bc, double seBc, double seAb) {
        double covariance = (seAc * seAc + seBc * seBc - seAb * seAb) / 2;
        return sharingComparator(label, Column.of(ac, bc), Column.of(seAc * seAc, seBc * seBc), covariance);
    }

    public int size() {
        return values.size();
    }

    public double variance(int effect) {
        return covariance.get(effect, effect);
    }
}
