package org.stegvis.estimation.linear;

import java.util.List;
import org.stegvis.protocol.estimator.Correction;

/// A fitted estimating equation `Σ_i u_i(β) = 0`, where `u_i` sums the scores of the rows of cluster i (a
/// participant).
///
/// - `terms`, `coefficients`: p of each
/// - `scores`: N clusters x p, `u_i` at the coefficients
/// - `inverseInformation`: p x p, `B = (Σ w · μ'(η) · x x')⁻¹`
/// - `dispersion`: `Σ w r² / Σ w` with Pearson residuals r
/// - `iterations`: 1 where the solution is direct
///
/// Reference: `WeightedReplicatedReference`.
public record Fit(
        List<String> terms,
        Column coefficients,
        Matrix scores,
        Matrix inverseInformation,
        Link link,
        int rows,
        double dispersion,
        int iterations) {
    public Fit {
        terms = List.copyOf(terms);
    }

    public int clusters() {
        return scores.rows();
    }

    /// The sandwich covariance `B (Σ u_i u_i') B` under working independence, without a small-sample factor.
    /// Source: LIANG & ZEGER 1986, Biometrika 73, theorem 1.
    public Matrix covariance() {
        return scores.crossproduct().quadratic(inverseInformation);
    }

    /// The same fit with other scores, such as corrected ones.
    public Fit withScores(Matrix other) {
        return new Fit(terms, coefficients, other, inverseInformation, link, rows, dispersion, iterations);
    }

    /// The sandwich covariance when the weights were estimated by a model with the scores `nuisance` (N
    /// clusters x q): the `u_i` are replaced by what a regression of them on the nuisance scores, without
    /// intercept, leaves. Source: ROBINS, ROTNITZKY & ZHAO 1995, JASA 90, theorem 1; LU ET AL 2016,
    /// Statistics in Medicine 35.
    public Matrix covarianceGivenEstimated(Matrix nuisance) {
        if (nuisance.rows() != clusters()) {
            throw new IllegalArgumentException(
                    "nuisance has scores of %d participants but the fit has %d; give one row each."
                            .formatted(nuisance.rows(), clusters()));
        }
        return scores.residualCrossproduct(nuisance).quadratic(inverseInformation);
    }

    /// The same where small samples are corrected for: the regression on the nuisance scores follows its
    /// own clusters too, so what it leaves of each is enlarged by the correction, with the leverage
    /// `s_i'(S'S)⁻¹s_i` of the cluster's nuisance scores `s_i`. Source: MACKINNON & WHITE 1985, J
    /// Econometrics 29, for residuals enlarged by leverage.
    public Matrix covarianceGivenEstimated(Matrix nuisance, Correction correction) {
        if (correction == Correction.NONE || nuisance.columns() == 0) {
            return covarianceGivenEstimated(nuisance);
        }
        int q = nuisance.columns();
        var columns = new double[q][];
        for (int j = 0; j < q; j++) {
            columns[j] = nuisance.column(j).shared();
        }
        var solved = new LeastSquares(Triangle.of(columns, null, clusters()), q);
        if (solved.rank() < q) {
            return covarianceGivenEstimated(nuisance);
        }
        Matrix inverse = solved.inverseCrossproduct();
        Matrix projected = nuisance.times(inverse);
        Matrix slopes = projected.transpose().times(scores);
        Matrix fitted = nuisance.times(slopes);
        Column factors = Column.of(clusters(), i -> {
            double leverage = 0;
            for (int j = 0; j < q; j++) {
                leverage += projected.get(i, j) * nuisance.get(i, j);
            }
            return SmallSample.factor(correction, leverage);
        });
        return Matrix.of(clusters(), scores.columns(), (i, j) -> factors.get(i) * (scores.get(i, j) - fitted.get(i, j)))
                .crossproduct()
                .quadratic(inverseInformation);
    }

    /// The covariance of the first `values` coefficients when a quantity is added to each of them that has the
    /// influence `shift_i` (one a cluster): that of `B u_i + shift_i`.
    ///
    /// Used for the means of covariates, which are estimated too where the participants are a sample of a
    /// population. What a regression on the nuisance scores leaves takes the place of the `u_i`, as in
    /// [#covarianceGivenEstimated]. Source: STEFANSKI & BOOS 2002, American Statistician 56, for the stacked
    /// equations.
    public Matrix covarianceWith(int values, Column shift, Matrix nuisance) {
        shift.requireSize("shift", clusters());
        Matrix own = Matrix.of(clusters(), 1, (i, j) -> shift.get(i));
        Matrix both = scores.beside(own);
        Matrix left = both.crossproduct();
        if (nuisance.columns() > 0) {
            Matrix all = nuisance.beside(both);
            var columns = new double[all.columns()][];
            for (int j = 0; j < columns.length; j++) {
                columns[j] = all.column(j).shared();
            }
            left = new LeastSquares(Triangle.of(columns, null, all.rows()), nuisance.columns()).residualCrossproduct();
        }
        int p = terms.size();
        Matrix ofScores = left;
        Matrix first = Matrix.of(values, p, (i, j) -> inverseInformation.get(i, j));
        Matrix covariance = Matrix.of(p, p, (i, j) -> ofScores.get(i, j)).quadratic(first);
        Column across = first.times(Column.of(p, i -> ofScores.get(i, p)));
        double square = own.crossproduct().get(0, 0);
        return Matrix.of(values, values, (i, j) -> covariance.get(i, j) + across.get(i) + across.get(j) + square);
    }
}
