package org.stegvis.estimation.comparison;

import java.util.function.DoubleUnaryOperator;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Fit;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;

/// The mean outcome under each option, standardised to all participants (g-computation), by a model with the logit
/// or log link: risks of a yes-no outcome, mean counts, and, with the log link on a yes-no outcome, risks by what
/// is known as modified Poisson regression.
///
/// The model predicts every participant under every option; the mean is `m_a = (1/n) Σ_i μ(β_a + X_i'γ)`. The
/// covariance is that of the influence `(μ_a(X_i) - m_a) / n + J_a B u_i`, where `J_a` is the gradient of `m_a`, so
/// it allows for the covariates being a sample and for a wrong model. That of the coefficients is the sandwich.
/// Of participants in clusters both add up the influences of each cluster.
///
/// Source: MOORE & VAN DER LAAN 2009, Statistics in Medicine 28; ZOU 2004, American J Epidemiology 159, for the log
/// link; STEFANSKI & BOOS 2002, American Statistician 56, for the stacked equations.
/// Reference: `RegressionReference`.
public record StandardisedMeans(ComparedOptions compared, Link link) {

    /// The means that are compared, and the model that they come from.
    ///
    /// @param means one an option; `pairwise` of it are differences
    /// @param coefficients on the scale of the link: options first, then covariates
    public record Found(JointEstimate means, JointEstimate coefficients) {

        /// The logarithms of the means; `ratios` of it are ratios of means or risks.
        public JointEstimate logarithms() {
            return transformed(Math::log, mean -> 1 / mean);
        }

        /// The log odds of risks; `ratios` of it are odds ratios standardised to all participants.
        public JointEstimate logOdds() {
            return transformed(risk -> Math.log(risk / (1 - risk)), risk -> 1 / (risk * (1 - risk)));
        }

        private JointEstimate transformed(DoubleUnaryOperator change, DoubleUnaryOperator slope) {
            Column values = Column.of(
                    means.size(), a -> change.applyAsDouble(means.values().get(a)));
            Matrix slopes = Matrix.diagonal(Column.of(
                    means.size(), a -> slope.applyAsDouble(means.values().get(a))));
            return new JointEstimate(means.names(), values, means.covariance().quadratic(slopes), means.reference());
        }
    }

    public Fitting<Found> fit() {
        return compared.fit(link, Column.constant(compared.participants(), 1)).map(this::found);
    }

    private Found found(Fit fit) {
        int n = compared.participants();
        int options = compared.options().size();
        Design covariates = compared.covariates().centred();
        Matrix eta = Matrix.of(n, options, (i, a) -> predictor(fit, covariates, i, a));
        Column means = Column.of(
                options, a -> Column.of(n, i -> link.mean(eta.get(i, a))).mean());
        Matrix gradient = Matrix.of(options, fit.terms().size(), (a, j) -> {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double x = j < options
                        ? (j == a ? 1 : 0)
                        : covariates.columns().get(j - options).get(i);
                sum += x * link.slope(eta.get(i, a));
            }
            return sum / n;
        });
        Matrix ofModel = fit.scores().times(fit.inverseInformation()).times(gradient.transpose());
        Matrix influence =
                Matrix.of(n, options, (i, a) -> (link.mean(eta.get(i, a)) - means.get(a)) / n + ofModel.get(i, a));
        Matrix covariance = fit.withScores(compared.byCluster(fit.scores())).covariance();
        return new Found(
                new JointEstimate(
                        compared.options(), means, compared.byCluster(influence).crossproduct(), Reference.normal()),
                new JointEstimate(fit.terms(), fit.coefficients(), covariance, Reference.normal()));
    }

    private static double predictor(Fit fit, Design covariates, int row, int option) {
        int first = fit.terms().size() - covariates.terms().size();
        double eta = fit.coefficients().get(option);
        for (int j = 0; j < covariates.terms().size(); j++) {
            eta += fit.coefficients().get(first + j)
                    * covariates.columns().get(j).get(row);
        }
        return eta;
    }
}
