package org.stegvis.estimation.regimes;

import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.Matrix;

/// Inverse probability weighting without normalising the weights: `V_d = (1/n) Σ_i I(i consistent with d)
/// Y_i / π_id`.
///
/// Unbiased with known probabilities, but it moves when a constant is added to the outcome; the weighted
/// mean (Hajek) of [WeightedReplicated] without covariates does not.
///
/// - `probabilities`: for each row, of what the regime determined
/// - `scores`: participants x q, of the model that estimated the probabilities; no columns where they are
/// known
///
/// Source: HORVITZ & THOMPSON 1952, JASA 47; MURPHY, VAN DER LAAN & ROBINS 2001, JASA 96.
/// Reference: `RegimeEstimatorsReference`.
public record HorvitzThompson(RegimeRows rows, Column outcome, Column probabilities, Matrix scores, Settings settings) {

    public Fitting<JointEstimate> fit() {
        if (!rows.unfollowed().isEmpty()) {
            return new NotFitted<>(new Diagnosis.NobodyIn(rows.unfollowed()));
        }
        int n = rows.participants();
        int regimes = rows.regimes().size();
        var terms = new double[n][regimes];
        var sums = new double[regimes];
        for (int row = 0; row < rows.rows(); row++) {
            int i = rows.participant().get(row);
            int d = rows.regime().get(row);
            terms[i][d] = outcome.get(i) / probabilities.get(row);
            sums[d] += terms[i][d];
        }
        Column values = Column.of(regimes, d -> sums[d] / n);
        Matrix influence = Matrix.of(n, regimes, (i, d) -> (terms[i][d] - values.get(d)) / n);
        return new Fitted<>(new Influence(rows.regimes(), values, influence, scores, settings).joint(1));
    }
}
