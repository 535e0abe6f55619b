package org.stegvis.estimation.longitudinal;

import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.linear.SmallSample;
import org.stegvis.protocol.estimator.Correction;

/// The score of each cluster, `Σ w D'V⁻¹r` over its rows, and its part of the information, `Σ w D'V⁻¹D`, where a
/// correction for small samples needs it.
final class ClusterScores {
    private final int clusters;
    private final int size;
    private final double[] scores;
    private final double[][] information;

    ClusterScores(int clusters, int size, boolean withInformation) {
        this.clusters = clusters;
        this.size = size;
        this.scores = new double[clusters * size];
        this.information = withInformation ? new double[clusters][size * size] : new double[0][];
    }

    /// Clusters x coefficients, row by row, to be added to.
    double[] scores() {
        return scores;
    }

    /// Of one cluster, coefficients x coefficients, row by row, to be added to.
    double[] information(int cluster) {
        return information[cluster];
    }

    /// The scores, corrected for the part that each cluster has in the fit: clusters x coefficients.
    ///
    /// @param inverse `(Σ w D'V⁻¹D)⁻¹` over all clusters
    Matrix corrected(Correction correction, Matrix inverse) {
        if (correction == Correction.NONE) {
            return Matrix.ofRowByRow(clusters, size, scores);
        }
        var smallSample = new SmallSample(correction, inverse);
        var corrected = new double[clusters * size];
        for (int cluster = 0; cluster < clusters; cluster++) {
            var score = new double[size];
            System.arraycopy(scores, cluster * size, score, 0, size);
            System.arraycopy(smallSample.corrected(information[cluster], score), 0, corrected, cluster * size, size);
        }
        return Matrix.ofRowByRow(clusters, size, corrected);
    }
}
