package org.stegvis.estimation.comparison;

import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fit;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.protocol.estimator.Correction;

/// The mean outcome by option, adjusted for covariates: least squares of the outcome on the options and the
/// covariates, with t and F tests.
///
/// `Y_i = β_option(i) + (X_i - mean X)'γ + e_i`, weights `w_i` (1 unless given), residual degrees of freedom
/// `n - p`. β is the mean at the mean covariates; differences of β are the adjusted differences.
///
/// Of participants in clusters the covariance is the sandwich by cluster with the correction of Kauermann and Carroll
/// (CR2), whatever the variance of errors is said to be, and the degrees of freedom are clusters less terms.
///
/// Source: SEBER & LEE 2003, Linear Regression Analysis, 2nd ed., chapter 3; MACKINNON & WHITE 1985, J
/// Econometrics 29, for HC2 and HC3; KAUERMANN & CARROLL 2001, JASA 96, for clusters. Reference:
/// `AnalysisOfCovarianceReference`, `ClusteredOptionsReference`.
public record AnalysisOfCovariance(ComparedOptions compared, Column weights, ErrorVariance errorVariance) {

    public AnalysisOfCovariance(ComparedOptions compared, ErrorVariance errorVariance) {
        this(compared, Column.constant(compared.participants(), 1), errorVariance);
    }

    public Fitting<AdjustedMeans> fit() {
        int n = compared.participants();
        int p = compared.design().terms().size();
        if (n <= p) {
            return new NotFitted<>(new Diagnosis.TooFewRows(n, p));
        }
        int clusters = compared.clusters().groups();
        if (clusters <= p) {
            return new NotFitted<>(new Diagnosis.TooFewClusters(clusters, p));
        }
        return compared.fit(Link.IDENTITY, weights).then(this::means);
    }

    private Fitting<AdjustedMeans> means(Fit fit) {
        double variance =
                fit.dispersion() * weights.sum() / (fit.rows() - fit.terms().size());
        int df = compared.clusters().groups() - fit.terms().size();
        Matrix covariance;
        if (compared.isClustered()) {
            covariance = clustered(fit);
        } else {
            covariance = errorVariance == ErrorVariance.EQUAL
                    ? fit.inverseInformation().scaled(variance)
                    : heteroscedastic(fit);
        }
        var all = new JointEstimate(fit.terms(), fit.coefficients(), covariance, new Reference.StudentT(df));
        return new Fitted<>(
                new AdjustedMeans(compared.options().size(), all, df, Math.sqrt(variance), ofCovariates(fit)));
    }

    /// The variance of the mean of `X'γ` over a sample of n, drawn by clusters where there are such.
    private double ofCovariates(Fit fit) {
        int n = compared.participants();
        int options = compared.options().size();
        Design centred = compared.covariates().centred();
        var sums = new double[compared.clusters().groups()];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < centred.terms().size(); j++) {
                sum += fit.coefficients().get(options + j)
                        * centred.columns().get(j).get(i);
            }
            sums[compared.clusters().get(i)] += sum;
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        double groups = sums.length;
        return squares * groups / (groups - 1) / n / n;
    }

    /// The sandwich by cluster, scores corrected for the part of the cluster in the fit.
    private Matrix clustered(Fit fit) {
        return compared.model(Link.IDENTITY, weights)
                .clusteredBy(compared.clusters())
                .scores(fit.withScores(fit.scores().sums(compared.clusters())), Correction.KAUERMANN_CARROLL)
                .crossproduct()
                .quadratic(fit.inverseInformation());
    }

    /// The sandwich with each score multiplied by the factor of its leverage `h = w x'Bx`.
    private Matrix heteroscedastic(Fit fit) {
        Design design = compared.design();
        Matrix scores = fit.scores();
        Column factors = Column.of(fit.rows(), row -> {
            Column x =
                    Column.of(fit.terms().size(), j -> design.columns().get(j).get(row));
            double leverage = weights.get(row) * dot(x, fit.inverseInformation().times(x));
            // A participant who alone decides a coefficient has leverage 1 and residual 0, and says nothing of the
            // variance.
            return leverage > 1 - 1e-12 ? 0 : errorVariance.factor(leverage);
        });
        return Matrix.of(scores.rows(), scores.columns(), (i, j) -> scores.get(i, j) * factors.get(i))
                .crossproduct()
                .quadratic(fit.inverseInformation());
    }

    private static double dot(Column left, Column right) {
        double sum = 0;
        for (int i = 0; i < left.size(); i++) {
            sum += left.get(i) * right.get(i);
        }
        return sum;
    }
}
