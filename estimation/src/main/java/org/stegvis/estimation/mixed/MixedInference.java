package org.stegvis.estimation.mixed;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Estimates and tests of combinations of the fixed effects of a [MixedFit], each with degrees of freedom of its own.
///
/// One combination: t with `2 v² / g'Vg` degrees of freedom, v its variance and g the gradient of v. Several:
/// F, by Fai and Cornelius with Satterthwaite's method, scaled as Kenward and Roger do with theirs.
/// Source: SATTERTHWAITE 1946, Biometrics Bulletin 2, 110-114; FAI & CORNELIUS 1996, J Statistical Computation and
/// Simulation 54, 363-378; KENWARD & ROGER 1997, Biometrics 53, 983-997.
public final class MixedInference {
    private final MixedFit fit;
    private final SmallSampleTerms terms;

    private MixedInference(MixedFit fit, SmallSampleTerms terms) {
        this.fit = fit;
        this.terms = terms;
    }

    static MixedInference of(MixedFit fit, SmallSampleTerms terms) {
        return new MixedInference(fit, terms);
    }

    public SmallSample method() {
        return terms.method();
    }

    /// The combination `Σ weights_j · β_j`.
    public Estimate estimate(Column weights, Level level) {
        Matrix map = Matrix.of(1, weights.size(), (i, j) -> weights.get(j));
        double value = map.times(fit.coefficients()).get(0);
        double[] l = fit.scaled(map)[0];
        double se = Math.sqrt(quadratic(terms.adjusted(), l));
        double df = df(l);
        return Estimate.of(value, se, Double.isInfinite(df) ? Reference.normal() : new Reference.StudentT(df), level);
    }

    /// The degrees of freedom of one combination.
    public double df(Column weights) {
        return df(fit.scaled(Matrix.of(1, weights.size(), (i, j) -> weights.get(j)))[0]);
    }

    private double df(double[] l) {
        double variance = quadratic(terms.phi(), l);
        double[] along = times(terms.phi(), l);
        var gradient = new double[terms.p().length];
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = -quadratic(terms.p()[k], along);
        }
        return 2 * variance * variance / quadratic(terms.v(), gradient);
    }

    /// The test that `map · β = 0`; the rows of `map` must be linearly independent.
    public GlobalTest test(Matrix map) {
        double[][] l = fit.scaled(map);
        double[] value = map.times(fit.coefficients()).toArray();
        return terms.method() == SmallSample.SATTERTHWAITE ? faiCornelius(l, value) : kenwardRoger(l, value);
    }

    private GlobalTest faiCornelius(double[][] l, double[] value) {
        int q = l.length;
        double[][] covariance = Products.of(Products.of(l, terms.phi()), Curvature.transpose(l, l[0].length));
        var eigen = DecompositionFactory_DDRM.eig(q, true, true);
        eigen.decompose(new DMatrixRMaj(covariance));
        double square = 0;
        double sum = 0;
        for (int m = 0; m < q; m++) {
            DMatrixRMaj vector = eigen.getEigenVector(m);
            double along = 0;
            var rotated = new double[l[0].length];
            for (int i = 0; i < q; i++) {
                along += vector.get(i) * value[i];
                for (int j = 0; j < rotated.length; j++) {
                    rotated[j] += vector.get(i) * l[i][j];
                }
            }
            double variance = eigen.getEigenvalue(m).getReal();
            if (!(variance > 0)) {
                throw new IllegalArgumentException(
                        "The rows of the map are linearly dependent: leave out those that follow from the others.");
            }
            square += along * along / variance;
            double df = df(rotated);
            sum += df > 2 ? df / (df - 2) : 0;
        }
        double denominator = sum > q ? 2 * sum / (sum - q) : 2;
        return GlobalTest.of(square, q, new Reference.StudentT(denominator));
    }

    private GlobalTest kenwardRoger(double[][] l, double[] value) {
        int q = l.length;
        double[][] transposed = Curvature.transpose(l, l[0].length);
        double[][] inverse = Cholesky.of(Products.of(Products.of(l, terms.phi()), transposed))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The rows of the map are linearly dependent: leave out those that follow from the others."))
                .inverse();
        double[][] left = Products.of(Products.of(Products.of(transposed, inverse), l), terms.phi());
        int k = terms.p().length;
        var products = new double[k][][];
        var traces = new double[k];
        for (int i = 0; i < k; i++) {
            products[i] = Products.of(Products.of(left, terms.p()[i]), terms.phi());
            traces[i] = trace(products[i]);
        }
        double a1 = quadratic(terms.v(), traces);
        double a2 = 0;
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                a2 += terms.v()[i][j] * traceOfProduct(products[i], products[j]);
            }
        }
        double[][] adjusted = Cholesky.of(Products.of(Products.of(l, terms.adjusted()), transposed))
                .orElseThrow()
                .inverse();
        return KenwardRogerF.of(a1, a2, q).test(quadratic(adjusted, value) / q);
    }

    private static double trace(double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            sum += matrix[i][i];
        }
        return sum;
    }

    private static double traceOfProduct(double[][] x, double[][] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x.length; j++) {
                sum += x[i][j] * y[j][i];
            }
        }
        return sum;
    }

    private static double[] times(double[][] matrix, double[] x) {
        var product = new double[matrix.length];
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < x.length; j++) {
                product[i] += matrix[i][j] * x[j];
            }
        }
        return product;
    }

    private static double quadratic(double[][] matrix, double[] x) {
        double[] product = times(matrix, x);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * product[i];
        }
        return sum;
    }
}
