package org.stegvis.estimation.regimes;

import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fit;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.GeneralisedLinearModel;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.weights.AllocationProbabilities;

/// The weighted-and-replicated estimator of the values of all embedded regimes together.
///
/// `Σ_i Σ_d I(i consistent with d) W_i (Y_i - μ(β_d + X_i'γ)) (e_d, X_i) = 0`: one mean a regime (the saturated
/// model), common covariates.
///
/// - `rows`: who is consistent with what
/// - `outcome`: one value a participant; 0 or 1 for the logit link
/// - `covariates`: one row a participant; each is centred at its mean over the participants (not over the
///   replicated rows), so β_d is the value of regime d at the mean covariate, on the scale of the link
/// - `probabilities`: for each row, the probability of what the regime determined for the participant; `W = 1 /
/// probability`
/// - `scores`: participants x q, of the model that estimated the probabilities; no columns where they are known
///
/// Every participant given is taken as analysed: leave out those without outcome before.
///
/// Source: ORELLANA, ROTNITZKY & ROBINS 2010, Int J Biostat 6(2); NAHUM-SHANI ET AL 2012, Psychological Methods
/// 17, 457-477; LU ET AL 2016, Statistics in Medicine 35, 1595-1615.
/// Reference: `WeightedReplicatedReference`.
public record WeightedReplicated(
        RegimeRows rows, Column outcome, Design covariates, Column probabilities, Matrix scores, Link link) {
    public WeightedReplicated {
        outcome.requireSize("outcome", rows.participants());
        outcome.requireFinite("outcome");
        probabilities.requireWithin(
                "probability",
                Double.MIN_NORMAL,
                1,
                "The probability of what was allocated must be above 0 and at most 1.");
        probabilities.requireSize("probabilities", rows.rows());
        if (covariates.rows() != rows.participants()) {
            throw new IllegalArgumentException("covariates has %d rows for %d participants; give one each."
                    .formatted(covariates.rows(), rows.participants()));
        }
        covariates.requireFinite();
    }

    /// Where a participant's probability is the same for all regimes that the participant is consistent with.
    public WeightedReplicated(
            RegimeRows rows, Column outcome, Design covariates, AllocationProbabilities probabilities, Link link) {
        this(
                rows,
                outcome,
                covariates,
                Column.of(
                        rows.rows(),
                        row -> probabilities
                                .probabilities()
                                .get(rows.participant().get(row))),
                probabilities.scores(),
                link);
    }

    public Fitting<RegimeValues> fit() {
        if (!rows.unfollowed().isEmpty()) {
            return new NotFitted<>(new Diagnosis.NobodyIn(rows.unfollowed()));
        }
        int[] participants = new int[rows.rows()];
        for (int row = 0; row < participants.length; row++) {
            participants[row] = rows.participant().get(row);
        }
        Design design = Design.indicators(rows.regimes(), rows.regime())
                .and(covariates.centred().at(participants));
        return new GeneralisedLinearModel(
                        design,
                        outcome.at(participants),
                        Column.of(rows.rows(), row -> 1 / probabilities.get(row)),
                        rows.participant(),
                        link)
                .fit()
                .map(this::values);
    }

    private RegimeValues values(Fit fit) {
        JointEstimate asIfKnown = coefficients(fit, fit.covariance());
        JointEstimate adjusted =
                scores.columns() > 0 ? coefficients(fit, fit.covarianceGivenEstimated(scores)) : asIfKnown;
        return new RegimeValues(rows.regimes().size(), fit, asIfKnown, adjusted);
    }

    private static JointEstimate coefficients(Fit fit, Matrix covariance) {
        return new JointEstimate(fit.terms(), fit.coefficients(), covariance, Reference.NORMAL);
    }
}
