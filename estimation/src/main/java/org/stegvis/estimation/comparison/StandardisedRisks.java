package org.stegvis.estimation.comparison;

import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Fit;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;

/// The risk of a binary outcome under each option, standardised to all participants (g-computation).
///
/// A logistic model of the outcome on options and covariates predicts every participant under every option; the
/// risk is the mean: `p_a = (1/n) Σ_i μ(β_a + X_i'γ)`. The covariance is that of the influence
/// `(μ_a(X_i) - p_a) / n + J_a B u_i`, where `J_a` is the gradient of `p_a`, so it allows for the covariates being
/// a sample and for a wrong model; of participants in clusters the influences of each cluster are added up.
///
/// Source: MOORE & VAN DER LAAN 2009, Statistics in Medicine 28; STEFANSKI & BOOS 2002, American
/// Statistician 56, for the stacked equations. Reference: `StandardisedRisksReference`.
public record StandardisedRisks(ComparedOptions compared) {

    /// The risk of each option; `pairwise` of it are risk differences.
    public Fitting<JointEstimate> fit() {
        return compared.fit(Link.LOGIT, Column.constant(compared.participants(), 1))
                .map(this::risks);
    }

    private JointEstimate risks(Fit fit) {
        int n = compared.participants();
        int options = compared.options().size();
        Design covariates = compared.covariates().centred();
        Matrix predicted = Matrix.of(n, options, (i, a) -> Link.LOGIT.mean(predictor(fit, covariates, i, a)));
        Column risks = Column.of(options, a -> predicted.column(a).mean());
        Matrix gradient = Matrix.of(options, fit.terms().size(), (a, j) -> {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double x = j < options
                        ? (j == a ? 1 : 0)
                        : covariates.columns().get(j - options).get(i);
                sum += x * predicted.get(i, a) * (1 - predicted.get(i, a));
            }
            return sum / n;
        });
        Matrix ofModel = fit.scores().times(fit.inverseInformation()).times(gradient.transpose());
        Matrix influence =
                Matrix.of(n, options, (i, a) -> (predicted.get(i, a) - risks.get(a)) / n + ofModel.get(i, a));
        return new JointEstimate(
                compared.options(), risks, compared.byCluster(influence).crossproduct(), Reference.normal());
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
