package org.stegvis.estimation.regimes;

import org.stegvis.estimation.inference.Shares;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.linear.SmallSample;

/// What each cluster weighs in the value of each regime, where there are no covariates: on the scale of the link
/// `W / Σ W`, enlarged as its score is by the correction, times the standard deviation that the link gives an outcome.
record RegimeShares(RegimeRows rows, Column probabilities, Link link, Settings settings) {

    /// @param onLink the values on the scale of the link
    Shares at(Column onLink) {
        int regimes = rows.regimes().size();
        Grouping clusters = rows.participant().within(settings.clusters());
        var weights = new double[settings.clusters().groups()][regimes];
        var totals = new double[regimes];
        for (int row = 0; row < rows.rows(); row++) {
            double weight = 1 / probabilities.get(row);
            weights[clusters.get(row)][rows.regime().get(row)] += weight;
            totals[rows.regime().get(row)] += weight;
        }
        return new Shares(Matrix.of(weights.length, regimes, (c, d) -> {
            double share = weights[c][d] / totals[d];
            double spread = Math.sqrt(link.slope(onLink.get(d)));
            return share * SmallSample.factor(settings.correction(), share) / spread;
        }));
    }
}
