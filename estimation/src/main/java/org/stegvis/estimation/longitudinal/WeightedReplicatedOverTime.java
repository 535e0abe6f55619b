package org.stegvis.estimation.longitudinal;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.regimes.RegimeRows;
import org.stegvis.estimation.regimes.Settings;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Correlation;
import org.stegvis.protocol.estimator.Pooling;
import org.stegvis.protocol.estimator.Referral;

/// The weighted-and-replicated estimator for an outcome at several visits.
///
/// `Σ_i Σ_d I(i consistent with d) W_id D_id' V_id⁻¹ (Y_i - μ(X_id β)) = 0`, where `D_id = A_id X_id`,
/// `V_id = A_id^½ R_d A_id^½`, and A holds the slopes of μ: 1 for the identity link, p(1 - p) for the
/// logit. Row t of `X_id` holds the time terms of regime d at visit t and the covariates of i, each less
/// its mean over the participants. R is a working correlation: its moments are taken once, from the fit
/// under independence; visits without outcome are left out (so dropping out may depend on nothing but what
/// the model holds). The rows of a participant in two regimes are independent in R, and the sandwich, by
/// participant, holds whatever the correlation is.
///
/// - `rows`: who is consistent with what; `probabilities`: for each row, of what the regime determined
/// - `scores`: participants x q, of the model that estimated the probabilities; no columns where they are
/// known
///
/// Two passes over the rows: sums for the coefficients, then scores. Memory: the scores, participants x
/// coefficients.
///
/// Source: LU ET AL 2016, Statistics in Medicine 35, 1595-1615; SEEWALD ET AL 2020, Statistical Methods in
/// Medical Research 29, 1891-1912. Reference: `LongitudinalReference`, `LinkedCourseReference`.
public record WeightedReplicatedOverTime(
        RegimeRows rows,
        Repeated repeated,
        TimeDesign time,
        Column probabilities,
        Matrix scores,
        Link link,
        Correlation correlation,
        Pooling pooling,
        Settings settings) {
    public WeightedReplicatedOverTime {
        probabilities.requireSize("probabilities", rows.rows());
        probabilities.requireWithin(
                "probability",
                Double.MIN_NORMAL,
                1,
                "The probability of what was allocated must be above 0 and at most 1.");
        if (repeated.participants() != rows.participants() || time.visits() != repeated.visits()) {
            throw new IllegalArgumentException("outcomes are of %d participants at %d visits, but there are %d and %d."
                    .formatted(repeated.participants(), repeated.visits(), rows.participants(), time.visits()));
        }
    }

    public Fitting<LongitudinalFit> fit() {
        if (!rows.unfollowed().isEmpty()) {
            return new NotFitted<>(new Diagnosis.NobodyIn(rows.unfollowed()));
        }
        int coefficients = time.terms().size() + repeated.covariates().terms().size();
        if (settings.referral() == Referral.STUDENT_T && settings.clusters().groups() <= coefficients) {
            return new NotFitted<>(new Diagnosis.TooFewRows(settings.clusters().groups(), coefficients));
        }
        var equations = Equations.of(rows, repeated, time, probabilities, link);
        List<WorkingCorrelation> independence = same(
                WorkingCorrelation.independence(repeated.visits()),
                rows.regimes().size());
        return equations.solve(independence).then(start -> {
            List<ResidualMoments> moments = equations.moments(start);
            List<Matrix> correlations = correlations(moments);
            var working = new ArrayList<WorkingCorrelation>();
            for (Matrix each : correlations) {
                WorkingCorrelation found = WorkingCorrelation.of(each);
                if (found == null) {
                    return new NotFitted<>(new Diagnosis.NotPositiveDefinite(correlation.word()));
                }
                working.add(found);
            }
            List<WorkingCorrelation> each = working.size() == 1
                    ? same(working.getFirst(), rows.regimes().size())
                    : working;
            Fitting<double[]> beta =
                    correlation == Correlation.INDEPENDENCE ? new Fitted<>(start) : equations.solve(each);
            return beta.map(solution ->
                    result(equations, each, solution, pooled(moments).variance(), correlations));
        });
    }

    private static List<WorkingCorrelation> same(WorkingCorrelation one, int regimes) {
        var all = new ArrayList<WorkingCorrelation>();
        for (int d = 0; d < regimes; d++) {
            all.add(one);
        }
        return all;
    }

    private List<Matrix> correlations(List<ResidualMoments> moments) {
        return switch (pooling) {
            case POOLED -> List.of(pooled(moments).correlation(correlation));
            case BY_REGIME ->
                moments.stream().map(each -> each.correlation(correlation)).toList();
        };
    }

    private ResidualMoments pooled(List<ResidualMoments> moments) {
        var all = new ResidualMoments(repeated.visits());
        moments.forEach(all::add);
        return all;
    }

    private LongitudinalFit result(
            Equations equations,
            List<WorkingCorrelation> working,
            double[] beta,
            double variance,
            List<Matrix> correlations) {
        Matrix inverse = equations.inverse();
        Matrix byCluster = equations
                .scores(working, beta, settings.clusters(), settings.correction() != Correction.NONE)
                .corrected(settings.correction(), inverse);
        Matrix left = byCluster.beside(shift(beta)).residualCrossproduct(scores.sums(settings.clusters()));
        int size = beta.length;
        Matrix map = Matrix.of(size + 1, size + 1, (i, j) -> i < size && j < size ? inverse.get(i, j) : i == j ? 1 : 0);
        var names = new ArrayList<>(equations.terms());
        names.add("mean covariates");
        Reference reference = settings.reference(size);
        var all = new JointEstimate(
                names, Column.of(size + 1, i -> i < size ? beta[i] : 0), left.quadratic(map), reference);
        return new LongitudinalFit(
                link, time, rows.regimes(), all.first(size), all, variance, correlations, equations.outcomes());
    }

    /// What each participant moves the mean covariates by, along their coefficients: `(X_i - mean)'γ / n`, summed by
    /// cluster.
    private Matrix shift(double[] beta) {
        Design centred = repeated.covariates().centred();
        int p = time.terms().size();
        int n = repeated.participants();
        return Matrix.of(n, 1, (i, none) -> {
                    double sum = 0;
                    for (int j = 0; j < centred.terms().size(); j++) {
                        sum += beta[p + j] * centred.columns().get(j).get(i);
                    }
                    return sum / n;
                })
                .sums(settings.clusters());
    }
}
