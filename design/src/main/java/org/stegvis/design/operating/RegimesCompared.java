package org.stegvis.design.operating;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// What one stage tells of regimes against a comparator, by a planned analysis.
///
/// @param regimes ids, the comparator left out
/// @param differences from the comparator, positive where the regime is better; NaN where a regime is not
/// followed
/// @param variances of the differences between any two regimes, and from the comparator, which stands last
record RegimesCompared(List<String> regimes, double[] differences, double[][] variances) {

    /// Null where the data do not allow the analysis.
    ///
    /// @param protocol whose regimes are followed in the stage
    static @Nullable RegimesCompared of(
            Protocol protocol, Analysis analysis, List<String> regimes, String versus, TrialData data) {
        if (!(PlannedAnalyses.of(protocol).run(data, List.of(analysis)).getFirst() instanceof Result.Found found)) {
            return null;
        }
        int sign = protocol.measure(analysis.outcome().measure()).better() == Measure.Direction.LOWER ? -1 : 1;
        Map<String, Integer> places = new HashMap<>();
        regimes.forEach(each -> places.put(each, places.size()));
        places.put(versus, regimes.size());
        int n = regimes.size();
        var differences = new double[n];
        var variances = new double[n + 1][n + 1];
        Arrays.fill(differences, Double.NaN);
        for (double[] row : variances) {
            Arrays.fill(row, Double.NaN);
        }
        for (Contrast contrast : found.values().contrasts()) {
            Integer of = places.get(contrast.of());
            Integer from = places.get(contrast.versus());
            if (of != null && from != null) {
                double se = contrast.difference().se();
                variances[of][from] = se * se;
                variances[from][of] = se * se;
                if (from == n) {
                    differences[of] = sign * contrast.difference().estimate();
                } else if (of == n) {
                    differences[from] = -sign * contrast.difference().estimate();
                }
            }
        }
        return new RegimesCompared(regimes, differences, variances);
    }

    double error(int regime) {
        return Math.sqrt(variances[regime][regimes.size()]);
    }

    double z(int regime) {
        return differences[regime] / error(regime);
    }

    /// Of the differences from the comparator; of regimes that are not followed it holds zeros, with ones
    /// on the diagonal.
    Matrix covariance() {
        int n = regimes.size();
        return Matrix.of(n, n, (i, j) -> {
            if (i == j) {
                return Double.isNaN(variances[i][n]) ? 1 : variances[i][n];
            }
            double covariance = (variances[i][n] + variances[j][n] - variances[i][j]) / 2;
            return Double.isNaN(covariance) ? 0 : covariance;
        });
    }
}
