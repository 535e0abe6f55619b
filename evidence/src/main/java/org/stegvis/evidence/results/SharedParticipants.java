package org.stegvis.evidence.results;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.evidence.TrialContrast;
import org.stegvis.exchange.results.ResultsDocument;

/// The covariance of contrasts of one trial, whose options and regimes share participants.
///
/// For contrasts a - b and c - d it is `(V(a - d) + V(b - c) - V(a - c) - V(b - d)) / 2` with V(x - x) = 0, which holds
/// for any estimates; so the standard errors of all contrasts give it, and nothing is supposed about who shares whom.
record SharedParticipants(ResultsDocument document) {

    /// A determinant of correlations as small as this is that of contrasts one of which follows from the others.
    private static final double NONE = 1e-8;

    /// In the order of the contrasts; null when a contrast between two of their sides is not in the document, when they
    /// are of different analyses, or when one follows from the others.
    @Nullable
    Matrix between(List<TrialContrast> contrasts) {
        String analysis = contrasts.getFirst().analysis();
        if (contrasts.stream().anyMatch(each -> !each.analysis().equals(analysis))) {
            return null;
        }
        int size = contrasts.size();
        double[][] all = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                TrialContrast one = contrasts.get(i);
                TrialContrast other = contrasts.get(j);
                all[i][j] = (variance(analysis, one.of(), other.versus())
                                + variance(analysis, one.versus(), other.of())
                                - variance(analysis, one.of(), other.of())
                                - variance(analysis, one.versus(), other.versus()))
                        / 2;
                if (Double.isNaN(all[i][j])) {
                    return null;
                }
            }
        }
        return isPossible(all) ? Matrix.ofRows(all) : null;
    }

    /// Whether none of the contrasts follows from the others.
    private static boolean isPossible(double[][] all) {
        for (int size = 1; size <= all.length; size++) {
            if (!(determinant(all, size) > NONE)) {
                return false;
            }
        }
        return true;
    }

    /// Of the correlations of the first contrasts, by elimination.
    private static double determinant(double[][] all, int size) {
        double[][] left = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                left[i][j] = all[i][j] / Math.sqrt(all[i][i] * all[j][j]);
            }
        }
        double determinant = 1;
        for (int k = 0; k < size; k++) {
            determinant *= left[k][k];
            for (int i = k + 1; i < size; i++) {
                double factor = left[i][k] / left[k][k];
                for (int j = k; j < size; j++) {
                    left[i][j] -= factor * left[k][j];
                }
            }
        }
        return determinant;
    }

    /// Of the difference of two; NaN when the document does not hold it.
    private double variance(String analysis, String of, String versus) {
        if (of.equals(versus)) {
            return 0;
        }
        return document.analyses().stream()
                .filter(each -> each.id().equals(analysis))
                .flatMap(each -> each.contrasts().stream())
                .filter(each -> (each.of().equals(of) && each.versus().equals(versus))
                        || (each.of().equals(versus) && each.versus().equals(of)))
                .mapToDouble(each -> each.se() * each.se())
                .findFirst()
                .orElse(Double.NaN);
    }
}
