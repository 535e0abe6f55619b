package org.stegvis.estimation.imputation;

import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// The test that k quantities are zero, from their estimates and covariances in m imputed data sets: the statistic
/// D1.
///
/// `D1 = Q̄' Ū⁻¹ Q̄ / (k (1 + r))`, `r = (1 + 1/m) tr(B Ū⁻¹) / k`, referred to F with k and ν degrees of freedom.
/// Directions in which Ū has no variance are left out.
/// Source: LI, RAGHUNATHAN & RUBIN 1991, JASA 86, 1065-1073.
public final class JointlyPooled {
    private JointlyPooled() {}

    /// Tests k quantities of which none follows from the others.
    ///
    /// @param values k estimates a set
    /// @param covariances k x k a set
    public static GlobalTest test(List<Column> values, List<Matrix> covariances) {
        return test(values, covariances, values.getFirst().size());
    }

    /// The same of quantities from which others follow.
    ///
    /// @param tested how many there are with the others
    public static GlobalTest test(List<Column> values, List<Matrix> covariances, int tested) {
        int m = values.size();
        int k = values.getFirst().size();
        var mean = new double[k];
        var within = new double[k][k];
        for (int s = 0; s < m; s++) {
            for (int i = 0; i < k; i++) {
                mean[i] += values.get(s).get(i) / m;
                for (int j = 0; j < k; j++) {
                    within[i][j] += covariances.get(s).get(i, j) / m;
                }
            }
        }
        Information information = Information.of(within);
        int rank = information.rank();
        double wald = quadratic(information, mean);
        // tr(B Ū⁻¹) is the mean quadratic form of the deviations, times m / (m - 1).
        double trace = 0;
        for (Column each : values) {
            var deviation = new double[k];
            for (int i = 0; i < k; i++) {
                deviation[i] = each.get(i) - mean[i];
            }
            trace += quadratic(information, deviation) / (m - 1);
        }
        if (rank == 0) {
            return new GlobalTest.Wald(0, 0, 1, tested);
        }
        double r = (1 + 1.0 / m) * trace / rank;
        if (r == 0) {
            return new GlobalTest.Wald(
                    wald, rank, ChiSquaredDistribution.of(rank).survivalProbability(wald), tested);
        }
        double statistic = wald / (rank * (1 + r));
        double t = (double) rank * (m - 1);
        double df = t > 4
                ? 4 + (t - 4) * Math.pow(1 + (1 - 2 / t) / r, 2)
                : t * (1 + 1.0 / rank) * Math.pow(1 + 1 / r, 2) / 2;
        return new GlobalTest.F(statistic, rank, df, FDistribution.of(rank, df).survivalProbability(statistic), tested);
    }

    private static double quadratic(Information information, double[] x) {
        double[] solved = information.solve(x);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * solved[i];
        }
        return sum;
    }
}
