package org.stegvis.estimation.linear;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.stegvis.protocol.estimator.Correction;

/// Corrects the scores of clusters for the part that each cluster has in the fit.
///
/// With `M = D'V⁻¹D` of one cluster (p x p), `B = (Σ M)⁻¹` and `Q = M B`, the score u becomes
/// - Mancl and DeRouen: `(I - Q)⁻¹ u`, which is `D'V⁻¹(I - H)⁻¹ r` with the leverage H of the cluster;
/// - Kauermann and Carroll: `(I - Q)^(-1/2) u`;
/// - Fay and Graubard: each `u_j / sqrt(1 - min(0.75, Q_jj))`.
///
/// Powers of `I - Q` are taken by the eigenvalues of `L'M L`, where `B = L L'`: they are those of H. A
/// cluster that alone decides some direction (an eigenvalue of 1) has no residual there, and says nothing
/// of the variance.
///
/// Source: MANCL & DEROUEN 2001, Biometrics 57; KAUERMANN & CARROLL 2001, JASA 96; FAY & GRAUBARD 2001,
/// Biometrics 57. Reference: `SmallSampleReference`.
public final class SmallSample {
    private static final double MOST_FAY_GRAUBARD = 0.75;
    private static final double ALONE = 1e-10;

    private final Correction correction;
    private final Matrix inverse;
    private final double[][] lower;

    /// @param inverse B
    public SmallSample(Correction correction, Matrix inverse) {
        this.correction = correction;
        this.inverse = inverse;
        this.lower = lower(inverse);
    }

    /// What a score is multiplied by where M and B are diagonal.
    ///
    /// @param part the cluster's part in the information, `Q_jj`
    public static double factor(Correction correction, double part) {
        double left = 1 - part;
        boolean alone = left < ALONE;
        return switch (correction) {
            case NONE -> 1;
            case MANCL_DEROUEN -> alone ? 0 : 1 / left;
            case KAUERMANN_CARROLL -> alone ? 0 : 1 / Math.sqrt(left);
            case FAY_GRAUBARD -> 1 / Math.sqrt(1 - Math.min(MOST_FAY_GRAUBARD, part));
        };
    }

    /// The corrected score of one cluster.
    ///
    /// @param information M, row by row
    public double[] corrected(double[] information, double[] score) {
        return switch (correction) {
            case NONE -> score;
            case FAY_GRAUBARD -> byDiagonal(information, score);
            case MANCL_DEROUEN, KAUERMANN_CARROLL -> byEigenvalues(information, score);
        };
    }

    private double[] byDiagonal(double[] information, double[] score) {
        int p = score.length;
        var corrected = new double[p];
        for (int j = 0; j < p; j++) {
            double part = 0;
            for (int k = 0; k < p; k++) {
                part += information[j * p + k] * inverse.get(k, j);
            }
            corrected[j] = score[j] * factor(correction, part);
        }
        return corrected;
    }

    private double[] byEigenvalues(double[] information, double[] score) {
        int p = score.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, true, true);
        if (!eigen.decompose(transformed(information))) {
            throw new IllegalStateException("The leverage of a cluster has no eigenvalues.");
        }
        var rotated = new double[p];
        for (int i = 0; i < p; i++) {
            for (int k = i; k < p; k++) {
                rotated[i] += lower[k][i] * score[k];
            }
        }
        var sum = new double[p];
        for (int e = 0; e < p; e++) {
            DMatrixRMaj vector = eigen.getEigenVector(e);
            double along = 0;
            for (int i = 0; i < p; i++) {
                along += vector.get(i) * rotated[i];
            }
            along *= factor(correction, eigen.getEigenvalue(e).getReal());
            for (int i = 0; i < p; i++) {
                sum[i] += along * vector.get(i);
            }
        }
        return solvedUpper(sum);
    }

    /// `L'M L`.
    private DMatrixRMaj transformed(double[] information) {
        int p = lower.length;
        var half = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                for (int k = j; k < p; k++) {
                    half[i][j] += information[i * p + k] * lower[k][j];
                }
            }
        }
        var whole = new DMatrixRMaj(p, p);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < p; k++) {
                    sum += lower[k][i] * half[k][j];
                }
                whole.set(i, j, sum);
                whole.set(j, i, sum);
            }
        }
        return whole;
    }

    /// Solves `L'z = right`.
    private double[] solvedUpper(double[] right) {
        int p = right.length;
        var z = new double[p];
        for (int i = p - 1; i >= 0; i--) {
            double sum = right[i];
            for (int k = i + 1; k < p; k++) {
                sum -= lower[k][i] * z[k];
            }
            z[i] = sum / lower[i][i];
        }
        return z;
    }

    private static double[][] lower(Matrix matrix) {
        int p = matrix.rows();
        var l = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix.get(i, j);
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
            }
        }
        return l;
    }
}
