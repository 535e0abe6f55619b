package org.stegvis.estimation.mixed;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.stegvis.estimation.mixed.Evaluation.AtPattern;

/// What small-sample inference needs of a fit, on the scale of [PatternSums].
///
/// The adjusted covariance of Kenward and Roger is `Φ + 2 Φ Λ Φ`, `Λ = Σ_kl V_kl (Q_kl - P_k Φ P_l - R_kl /
/// 4)` with V the covariance of the parameters, `Q_kl = Σ X'W Σ_k W Σ_l W X` and `R_kl = Σ X'W Σ_kl W X`;
/// the linear form has no R. Source: KENWARD & ROGER 1997, Biometrics 53, 983-997.
///
/// @param phi `Φ`
/// @param adjusted the covariance to report
/// @param v covariance of the parameters
/// @param p one p x p matrix a parameter
record SmallSampleTerms(SmallSample method, double[][] phi, double[][] adjusted, double[][] v, double[][][] p) {

    static SmallSampleTerms of(SmallSample method, PatternSums sums, Parametrisation climbed, Climb.Top top) {
        Parametrisation form = climbed.forInference();
        double[] theta = form.equals(climbed) ? top.theta() : form.start(top.sigma());
        Curvature curvature =
                form.equals(climbed) ? top.curvature() : Curvature.of(form, theta, top.at(), top.second());
        double[][][] directions = form.linearDirections();
        if (method == SmallSample.KENWARD_ROGER_EXPECTED && directions.length > 0) {
            var jacobian = new double[directions.length][];
            for (int k = 0; k < directions.length; k++) {
                jacobian[k] = Curvature.elements(directions[k]);
            }
            curvature = Curvature.along(jacobian, top.at(), top.second());
        }
        double[][] v =
                inverse(method == SmallSample.KENWARD_ROGER_EXPECTED ? curvature.expected() : curvature.observed());
        double[][] phi = top.at().phi();
        if (method == SmallSample.SATTERTHWAITE) {
            return new SmallSampleTerms(method, phi, phi, v, curvature.p());
        }
        double[][] bend = method == SmallSample.KENWARD_ROGER && directions.length == 0
                ? bend(form, theta, v)
                : new double[sums.visits()][sums.visits()];
        double[][] lambda = lambda(sums, top.at(), curvature, v, bend);
        double[][] adjusted = Products.combined(phi, Products.of(Products.of(phi, lambda), phi), 2);
        return new SmallSampleTerms(method, phi, adjusted, v, curvature.p());
    }

    /// The inverse; where a direction has no information (a variance of zero), nothing in that direction.
    private static double[][] inverse(double[][] information) {
        Optional<Cholesky> factor = Cholesky.of(information);
        if (factor.isPresent()) {
            return factor.get().inverse();
        }
        int n = information.length;
        var eigen = DecompositionFactory_DDRM.eig(n, true, true);
        eigen.decompose(new DMatrixRMaj(information));
        double largest = 0;
        for (int k = 0; k < n; k++) {
            largest = Math.max(largest, eigen.getEigenvalue(k).getReal());
        }
        var inverse = new double[n][n];
        for (int k = 0; k < n; k++) {
            double value = eigen.getEigenvalue(k).getReal();
            if (value > 1e-10 * largest) {
                DMatrixRMaj vector = eigen.getEigenVector(k);
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        inverse[i][j] += vector.get(i) * vector.get(j) / value;
                    }
                }
            }
        }
        return inverse;
    }

    /// `Σ_kl V_kl ∂²Σ/∂θ_k∂θ_l`.
    private static double[][] bend(Parametrisation form, double[] theta, double[][] v) {
        int visits = form.covariance(theta).length;
        var bend = new double[visits][visits];
        for (int k = 0; k < v.length; k++) {
            for (int l = 0; l < v.length; l++) {
                bend = Products.combined(bend, form.second(theta, k, l), v[k][l]);
            }
        }
        return bend;
    }

    private static double[][] lambda(
            PatternSums sums, Evaluation at, Curvature curvature, double[][] v, double[][] bend) {
        int terms = sums.terms();
        // The covariance of the elements of Σ.
        double[][] ofElements = Products.of(
                Curvature.transpose(curvature.jacobian(), curvature.jacobian()[0].length),
                Products.of(v, curvature.jacobian()));
        var lambda = new double[terms][terms];
        for (AtPattern here : at.patterns()) {
            double[][] n = pairs(here, ofElements);
            double[][] middle = Products.combined(n, here.pattern().part(bend), -0.25);
            addInformation(here, sums.source(), Products.sandwich(here.w(), middle), lambda);
        }
        for (int k = 0; k < v.length; k++) {
            var weighted = new double[terms][terms];
            for (int l = 0; l < v.length; l++) {
                weighted = Products.combined(weighted, curvature.p()[l], v[k][l]);
            }
            double[][] product = Products.of(Products.of(curvature.p()[k], at.phi()), weighted);
            lambda = Products.difference(lambda, product);
        }
        return symmetric(lambda);
    }

    private static double[][] symmetric(double[][] matrix) {
        return Products.combined(
                new double[matrix.length][matrix.length],
                Products.sum(matrix, Curvature.transpose(matrix, matrix.length)),
                0.5);
    }

    /// `Σ V_UV U W V` over all pairs of elements of Σ.
    private static double[][] pairs(AtPattern here, double[][] ofElements) {
        double[][] w = here.w();
        int[] visits = here.pattern().visits();
        var sum = new double[w.length][w.length];
        for (int a = 0; a < w.length; a++) {
            for (int b = 0; b <= a; b++) {
                double[] row = ofElements[SecondOrder.place(visits[a], visits[b])];
                double first = a == b ? 0.5 : 1;
                for (int c = 0; c < w.length; c++) {
                    for (int d = 0; d <= c; d++) {
                        double factor = first * (c == d ? 0.5 : 1) * row[SecondOrder.place(visits[c], visits[d])];
                        sum[a][d] += factor * w[b][c];
                        sum[a][c] += factor * w[b][d];
                        sum[b][d] += factor * w[a][c];
                        sum[b][c] += factor * w[a][d];
                    }
                }
            }
        }
        return sum;
    }

    /// Adds `Σ X' M X` over the participants of a pattern.
    private static void addInformation(AtPattern here, int[] source, double[][] m, double[][] to) {
        VisitPattern pattern = here.pattern();
        for (int j = 0; j < source.length; j++) {
            double[] row = pattern.weighted(j, m);
            for (int l = 0; l < source.length; l++) {
                to[j][l] += pattern.uu()[source[j]][source[l]] * pattern.along(l, row);
            }
        }
    }
}
