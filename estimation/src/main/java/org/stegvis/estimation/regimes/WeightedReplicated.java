package org.stegvis.estimation.regimes;

import org.stegvis.estimation.inference.JointEstimate;
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
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.Stabilisation;

/// The weighted-and-replicated estimator of the values of all embedded regimes together.
///
/// `Σ_i Σ_d I(i consistent with d) W_i (Y_i - μ(β_d + X_i'γ)) (e_d, X_i) = 0`: one mean a regime (the
/// saturated model), common covariates.
///
/// - `rows`: who is consistent with what
/// - `outcome`: one value a participant; 0 or 1 for the logit link, 0 or more for the log link
/// - `covariates`: one row a participant; each is centred at its mean over the participants (not over the
///   replicated rows), so β_d is the value of regime d at the mean covariate, on the scale of the link
/// - `probabilities`: for each row, the probability of what the regime determined for the participant;
///   `W = 1 / probability`
/// - `stabilisation`: whether weights are multiplied by the share of participants consistent with the regime
/// - `settings`: clusters, small-sample correction, reference distribution; that by unequal weights is for
///   values without covariates
/// - `scores`: participants x q, of the model that estimated the probabilities; no columns where they are
/// known
///
/// Every participant given is taken as analysed: leave out those without outcome before.
///
/// Source: ORELLANA, ROTNITZKY & ROBINS 2010, Int J Biostat 6(2); NAHUM-SHANI ET AL 2012, Psychological
/// Methods 17, 457-477; LU ET AL 2016, Statistics in Medicine 35, 1595-1615. Reference:
/// `WeightedReplicatedReference`.
public record WeightedReplicated(
        RegimeRows rows,
        Column outcome,
        Design covariates,
        Column probabilities,
        Matrix scores,
        Link link,
        Stabilisation stabilisation,
        Settings settings) {
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

    /// Plain weights and sandwich.
    public WeightedReplicated(
            RegimeRows rows, Column outcome, Design covariates, Column probabilities, Matrix scores, Link link) {
        this(
                rows,
                outcome,
                covariates,
                probabilities,
                scores,
                link,
                Stabilisation.NONE,
                Settings.withDefaults(rows.participants()));
    }

    /// The same with other settings.
    public WeightedReplicated with(Settings other) {
        return new WeightedReplicated(rows, outcome, covariates, probabilities, scores, link, stabilisation, other);
    }

    /// The same with weights stabilised or not.
    public WeightedReplicated with(Stabilisation other) {
        return new WeightedReplicated(rows, outcome, covariates, probabilities, scores, link, other, settings);
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
        if (settings.referral() != Referral.SATTERTHWAITE && covariates.terms().isEmpty() && scores.columns() == 0) {
            return new SaturatedMeans(rows, outcome, probabilities, link, settings).fit();
        }
        if (!rows.unfollowed().isEmpty()) {
            return new NotFitted<>(new Diagnosis.NobodyIn(rows.unfollowed()));
        }
        int coefficients = rows.regimes().size() + covariates.terms().size();
        if (settings.isTooFewFor(coefficients)) {
            return new NotFitted<>(new Diagnosis.TooFewRows(settings.clusters().groups(), coefficients));
        }
        if (settings.referral() == Referral.SATTERTHWAITE) {
            return byUnequalWeights();
        }
        GeneralisedLinearModel model = model();
        return model.fit().map(fit -> values(model, fit));
    }

    private Fitting<RegimeValues> byUnequalWeights() {
        if (!covariates.terms().isEmpty()) {
            throw new IllegalArgumentException(
                    "The reference is 'satterthwaite', which takes no covariates; leave out %s, or take 't'."
                            .formatted(covariates.terms()));
        }
        var shares = new RegimeShares(rows, probabilities, link, settings);
        return with(settings.with(Referral.NORMAL))
                .fit()
                .map(found -> found.with(shares.at(found.onLinkScale().values())));
    }

    /// A regime's share of participants, by which stabilised weights are multiplied; 1 for plain weights.
    private Column shares() {
        int[] counts = rows.regime().counts();
        return Column.of(counts.length, d -> switch (stabilisation) {
            case NONE -> 1;
            case BY_REGIME -> (double) counts[d] / rows.participants();
        });
    }

    private Column weights() {
        Column shares = shares();
        return Column.of(rows.rows(), row -> shares.get(rows.regime().get(row)) / probabilities.get(row));
    }

    private GeneralisedLinearModel model() {
        var participants = new int[rows.rows()];
        for (int row = 0; row < participants.length; row++) {
            participants[row] = rows.participant().get(row);
        }
        Design design = Design.indicators(rows.regimes(), rows.regime())
                .and(covariates.centred().at(participants));
        return new GeneralisedLinearModel(
                design, outcome.at(participants), weights(), rows.participant().within(settings.clusters()), link);
    }

    private RegimeValues values(GeneralisedLinearModel model, Fit fit) {
        Matrix corrected = model.scores(fit, settings.correction());
        Fit known = fit.withScores(
                stabilisation == Stabilisation.NONE ? corrected : allowingForShares(model, fit, corrected));
        JointEstimate asIfKnown = coefficients(known, known.covariance());
        JointEstimate adjusted = scores.columns() > 0
                ? coefficients(
                        known, known.covarianceGivenEstimated(scores.sums(settings.clusters()), settings.correction()))
                : asIfKnown;
        int regimes = rows.regimes().size();
        JointEstimate inPopulation = covariates.terms().isEmpty() ? adjusted.first(regimes) : inPopulation(known);
        return new RegimeValues(regimes, link, fit.dispersion(), asIfKnown, adjusted, inPopulation);
    }

    /// The value at the mean covariates moves with those means: participant i has the influence
    /// `(X_i - mean)'γ / n`.
    private JointEstimate inPopulation(Fit fit) {
        int regimes = rows.regimes().size();
        Design centred = covariates.centred();
        int n = rows.participants();
        Matrix shift = Matrix.of(n, 1, (i, none) -> {
            double sum = 0;
            for (int j = 0; j < centred.terms().size(); j++) {
                sum += fit.coefficients().get(regimes + j)
                        * centred.columns().get(j).get(i);
            }
            return sum / n;
        });
        return new JointEstimate(
                rows.regimes(),
                Column.of(regimes, d -> fit.coefficients().get(d)),
                fit.covarianceWith(
                        regimes, shift.sums(settings.clusters()).column(0), scores.sums(settings.clusters())),
                settings.reference(fit.terms().size()));
    }

    /// Adds to the scores what the estimated shares `f_d` of stabilised weights add: the derivative of the
    /// equation along `f_d`, which is the score of all rows of regime d over `f_d`, times `(I_id - f_d) /
    /// n`.
    private Matrix allowingForShares(GeneralisedLinearModel model, Fit fit, Matrix corrected) {
        int n = rows.participants();
        Column shares = shares();
        Matrix byRegime = model.scores(fit, rows.regime());
        int p = corrected.columns();
        var influence = new double[n][p];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                for (int d = 0; d < shares.size(); d++) {
                    influence[i][j] -= byRegime.get(d, j) / n;
                }
            }
        }
        for (int row = 0; row < rows.rows(); row++) {
            int d = rows.regime().get(row);
            for (int j = 0; j < p; j++) {
                influence[rows.participant().get(row)][j] += byRegime.get(d, j) / (shares.get(d) * n);
            }
        }
        Matrix added = Matrix.of(n, p, (i, j) -> influence[i][j]).sums(settings.clusters());
        return Matrix.of(corrected.rows(), p, (c, j) -> corrected.get(c, j) + added.get(c, j));
    }

    private JointEstimate coefficients(Fit fit, Matrix covariance) {
        return new JointEstimate(
                fit.terms(),
                fit.coefficients(),
                covariance,
                settings.reference(fit.terms().size()));
    }
}
