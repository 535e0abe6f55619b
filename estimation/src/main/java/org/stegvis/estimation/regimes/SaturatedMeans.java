package org.stegvis.estimation.regimes;

import java.util.ArrayList;
import java.util.Arrays;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.linear.SmallSample;
import org.stegvis.protocol.estimator.Correction;

/// The weighted-and-replicated estimator without covariates and with known weights, in closed form: the
/// value of a regime is the weighted mean of those consistent with it.
///
/// `m_d = Σ w y / Σ w`, `cov(m_d, m_e) = Σ_c u_cd u_ce / (W_d W_e)` with `u_cd = Σ w (y - m_d)` over the
/// rows of cluster c and `W_d = Σ w`. One pass for means, one for covariances; memory grows with the pairs
/// of regimes, not with the participants. Second derivation: `WeightedReplicatedTwice`, by the general
/// equations.
final class SaturatedMeans {
    private final RegimeRows rows;
    private final Column outcome;
    private final Column probabilities;
    private final Link link;
    private final Settings settings;
    private final int regimes;
    private final double[] totals;
    private final double[] means;

    SaturatedMeans(RegimeRows rows, Column outcome, Column probabilities, Link link, Settings settings) {
        this.rows = rows;
        this.outcome = outcome;
        this.probabilities = probabilities;
        this.link = link;
        this.settings = settings;
        this.regimes = rows.regimes().size();
        this.totals = new double[regimes];
        this.means = new double[regimes];
    }

    Fitting<RegimeValues> fit() {
        addUp();
        var nobody = new ArrayList<String>();
        for (int d = 0; d < regimes; d++) {
            if (totals[d] == 0) {
                nobody.add(rows.regimes().get(d));
            }
        }
        if (!nobody.isEmpty()) {
            return new NotFitted<>(new Diagnosis.NobodyIn(nobody));
        }
        if (settings.isTooFewFor(regimes)) {
            return new NotFitted<>(new Diagnosis.TooFewRows(settings.clusters().groups(), regimes));
        }
        var ends = new ArrayList<String>();
        for (int d = 0; d < regimes; d++) {
            if (!Double.isFinite(link.predictor(means[d]))) {
                ends.add(rows.regimes().get(d));
            }
        }
        if (!ends.isEmpty()) {
            return new NotFitted<>(new Diagnosis.Separated(ends));
        }
        Column coefficients = Column.of(regimes, d -> link.predictor(means[d]));
        Column slopes = Column.of(regimes, d -> link.slope(coefficients.get(d)));
        double[] crossed = new double[regimes * regimes];
        Grouping clusters = rows.participant().within(settings.clusters());
        @SuppressWarnings(
                "ReferenceEquality") // the same one where nothing else was asked for; comparing all rows would cost
        boolean isEach = clusters == rows.participant() && clusters.isAscending();
        double deviations = isEach ? crossEach(crossed, slopes) : cross(crossed, slopes, clusters);
        Matrix covariance = Matrix.of(regimes, regimes, (d, e) -> {
            double sum = crossed[Math.min(d, e) * regimes + Math.max(d, e)];
            return sum / (totals[d] * totals[e] * slopes.get(d) * slopes.get(e));
        });
        double all = Arrays.stream(totals).sum();
        var joint = new JointEstimate(rows.regimes(), coefficients, covariance, settings.reference(regimes));
        return new Fitted<>(new RegimeValues(regimes, link, deviations / all, joint, joint, joint));
    }

    private void addUp() {
        // Deviations from some outcome, so that a large common shift costs no digits.
        double origin = outcome.size() == 0 ? 0 : outcome.get(0);
        for (int row = 0; row < rows.rows(); row++) {
            int d = rows.regime().get(row);
            double weight = 1 / probabilities.get(row);
            totals[d] += weight;
            means[d] += weight * (outcome.get(rows.participant().get(row)) - origin);
        }
        for (int d = 0; d < regimes; d++) {
            means[d] = origin + means[d] / totals[d];
        }
    }

    /// The same as [#cross] where each participant is a cluster whose rows stand together, each of another regime.
    private double crossEach(double[] crossed, Column slopes) {
        Grouping participant = rows.participant();
        Grouping regime = rows.regime();
        boolean isCorrected = settings.correction() != Correction.NONE;
        var score = new double[regimes];
        var followed = new int[regimes];
        var squares = new double[regimes];
        var products = new double[regimes * regimes];
        int count = 0;
        int before = Grouping.NONE;
        int last = 0;
        double previous = 0;
        for (int row = 0; row < rows.rows(); row++) {
            int i = participant.get(row);
            int d = regime.get(row);
            double own = 1 / probabilities.get(row);
            double residual = outcome.get(i) - means[d];
            double weighted = own * residual;
            squares[d] += weighted * residual;
            double u = isCorrected ? weighted * SmallSample.factor(settings.correction(), own / totals[d]) : weighted;
            // Hardly anyone follows more than two regimes: the product with the row before is taken without a branch,
            // for whether there is one is as good as a coin to the processor.
            boolean isSame = i == before;
            products[last * regimes + d] += isSame ? previous * u : 0;
            products[d * regimes + d] += u * u;
            count = isSame ? count + 1 : 0;
            score[count] = u;
            followed[count] = d;
            for (int k = 0; k < count - 1; k++) {
                products[followed[k] * regimes + d] += score[k] * u;
            }
            before = i;
            last = d;
            previous = u;
        }
        double deviations = 0;
        for (int d = 0; d < regimes; d++) {
            deviations += squares[d] / slopes.get(d);
            for (int e = d; e < regimes; e++) {
                crossed[d * regimes + e] =
                        d == e ? products[d * regimes + d] : products[d * regimes + e] + products[e * regimes + d];
            }
        }
        return deviations;
    }

    /// Adds the products of the scores of each cluster to `crossed`, upper triangle; the weighted sum of
    /// squared Pearson residuals.
    private double cross(double[] crossed, Column slopes, Grouping clusters) {
        int[] order = clusters.isAscending() ? null : clusters.order();
        var score = new double[regimes];
        var weight = new double[regimes];
        var followed = new int[regimes];
        double deviations = 0;
        for (int start = 0, end = 0; start < rows.rows(); start = end) {
            int cluster = clusters.get(order == null ? start : order[start]);
            int count = 0;
            for (; end < rows.rows(); end++) {
                int row = order == null ? end : order[end];
                if (clusters.get(row) != cluster) {
                    break;
                }
                int d = rows.regime().get(row);
                if (weight[d] == 0) {
                    followed[count++] = d;
                }
                double own = 1 / probabilities.get(row);
                double residual = outcome.get(rows.participant().get(row)) - means[d];
                double weighted = own * residual;
                weight[d] += own;
                score[d] += weighted;
                deviations += weighted * residual / slopes.get(d);
            }
            for (int i = 0; i < count; i++) {
                int d = followed[i];
                score[d] *= SmallSample.factor(settings.correction(), weight[d] / totals[d]);
            }
            for (int i = 0; i < count; i++) {
                for (int j = i; j < count; j++) {
                    int d = Math.min(followed[i], followed[j]);
                    int e = Math.max(followed[i], followed[j]);
                    crossed[d * regimes + e] += score[d] * score[e];
                }
            }
            for (int i = 0; i < count; i++) {
                score[followed[i]] = 0;
                weight[followed[i]] = 0;
            }
        }
        return deviations;
    }
}
