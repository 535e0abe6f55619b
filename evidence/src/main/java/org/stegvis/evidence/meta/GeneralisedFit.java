package org.stegvis.evidence.meta;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Generalised least squares of the k effects on X for one value of τ², study by study.
///
/// The covariance of the effects is `Σ = V + τ² T`. Within a study T has ones on its diagonal and the correlation ρ of
/// true effects beside it; between studies V and T are zero, so nothing k x k is ever made.
final class GeneralisedFit {
    private final Effects effects;
    private final Matrix x;
    private final int p;

    /// Coefficients, p.
    final Column coefficients;
    /// (X'Σ⁻¹X)⁻¹, p x p.
    final Matrix covariance;
    /// Q = y'Py, P = Σ⁻¹ - Σ⁻¹X(X'Σ⁻¹X)⁻¹X'Σ⁻¹.
    final double q;
    /// y'PTPy
    final double qDerivative;
    /// tr(PT)
    final double trace;
    /// tr(PTPT)
    final double traceOfSquare;
    /// tr(Σ⁻¹T) and tr(Σ⁻¹TΣ⁻¹T)
    final double plainTrace;

    final double plainTraceOfSquare;
    final double logDeterminant;
    private final double logDeterminantOfInformation;

    private GeneralisedFit(Effects effects, Matrix x, double tau2, double rho) {
        this.effects = effects;
        this.x = x;
        this.p = x.columns();
        List<Matrix> inverses = inverses(effects, tau2, rho);
        Matrix information = zero();
        Matrix first = zero();
        Matrix second = zero();
        Column right = Column.constant(p, 0);
        double logs = 0;
        double trace1 = 0;
        double trace2 = 0;
        int row = 0;
        for (int s = 0; s < inverses.size(); s++) {
            Study study = effects.studies().get(s);
            Matrix inverse = inverses.get(s);
            int from = row;
            Matrix xs = Matrix.of(study.size(), p, (i, j) -> x.get(from + i, j));
            Matrix t = between(study.size(), rho);
            Matrix sx = inverse.times(xs);
            Matrix st = inverse.times(t);
            information = plus(information, xs.transpose().times(sx));
            first = plus(first, sx.transpose().times(t).times(sx));
            second = plus(second, sx.transpose().times(t).times(st).times(sx));
            right = plus(right, sx.transpose().times(study.values()));
            logs += logDeterminant(study, tau2, rho);
            trace1 += st.diagonal().sum();
            trace2 += st.times(st).diagonal().sum();
            row += study.size();
        }
        Cholesky factor = Cholesky.of(information);
        if (factor == null) {
            throw new Aliased();
        }
        covariance = factor.inverse();
        coefficients = factor.solve(right);
        logDeterminant = logs;
        logDeterminantOfInformation = factor.logDeterminant();
        plainTrace = trace1;
        plainTraceOfSquare = trace2;
        Matrix a1 = covariance.times(first);
        trace = trace1 - a1.diagonal().sum();
        traceOfSquare = trace2
                - 2 * covariance.times(second).diagonal().sum()
                + a1.times(a1).diagonal().sum();
        double[] forms = residualForms(inverses, rho);
        q = forms[0];
        qDerivative = forms[1];
    }

    /// Thrown when a moderator is a combination of others; callers turn it into a message.
    static final class Aliased extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static GeneralisedFit of(Effects effects, Moderators moderators, double tau2, double rho) {
        return new GeneralisedFit(effects, moderators.matrix(), tau2, rho);
    }

    Column fitted() {
        return x.times(coefficients);
    }

    double logLikelihood() {
        return -0.5 * (effects.size() * Math.log(2 * Math.PI) + logDeterminant + q);
    }

    /// With the constant `½ log |X'X|` that makes fits with different X comparable in scale.
    double restrictedLogLikelihood() {
        Cholesky cross = Cholesky.of(x.crossproduct());
        double constant = cross == null ? Double.NaN : cross.logDeterminant();
        return -0.5
                * ((effects.size() - p) * Math.log(2 * Math.PI)
                        - constant
                        + logDeterminant
                        + logDeterminantOfInformation
                        + q);
    }

    private double[] residualForms(List<Matrix> inverses, double rho) {
        double plain = 0;
        double derivative = 0;
        int row = 0;
        for (int s = 0; s < inverses.size(); s++) {
            Study study = effects.studies().get(s);
            int from = row;
            Column residuals = Column.of(study.size(), i -> {
                double fitted = 0;
                for (int j = 0; j < p; j++) {
                    fitted += x.get(from + i, j) * coefficients.get(j);
                }
                return study.values().get(i) - fitted;
            });
            Column weighted = inverses.get(s).times(residuals);
            plain += dot(residuals, weighted);
            derivative += dot(weighted, between(study.size(), rho).times(weighted));
            row += study.size();
        }
        return new double[] {plain, derivative};
    }

    private static List<Matrix> inverses(Effects effects, double tau2, double rho) {
        var inverses = new ArrayList<Matrix>();
        for (Study study : effects.studies()) {
            if (study.size() == 1) {
                double weight = 1 / (study.variance(0) + tau2);
                inverses.add(Matrix.of(1, 1, (i, j) -> weight));
            } else {
                inverses.add(factor(study, tau2, rho).inverse());
            }
        }
        return inverses;
    }

    private static double logDeterminant(Study study, double tau2, double rho) {
        return study.size() == 1
                ? Math.log(study.variance(0) + tau2)
                : factor(study, tau2, rho).logDeterminant();
    }

    private static Cholesky factor(Study study, double tau2, double rho) {
        @Nullable
        Cholesky factor = Cholesky.of(Matrix.of(
                study.size(), study.size(), (i, j) -> study.covariance().get(i, j) + tau2 * (i == j ? 1 : rho)));
        if (factor == null) {
            throw new IllegalStateException("V + τ²T of '%s' must be positive definite.".formatted(study.label()));
        }
        return factor;
    }

    private static Matrix between(int size, double rho) {
        return Matrix.of(size, size, (i, j) -> i == j ? 1 : rho);
    }

    private Matrix zero() {
        return Matrix.of(p, p, (i, j) -> 0);
    }

    private static Matrix plus(Matrix a, Matrix b) {
        return Matrix.of(a.rows(), a.columns(), (i, j) -> a.get(i, j) + b.get(i, j));
    }

    private static Column plus(Column a, Column b) {
        return Column.of(a.size(), i -> a.get(i) + b.get(i));
    }

    private static double dot(Column a, Column b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.get(i) * b.get(i);
        }
        return sum;
    }
}
