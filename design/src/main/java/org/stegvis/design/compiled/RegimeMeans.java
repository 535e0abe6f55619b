package org.stegvis.design.compiled;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.regime.Adherence;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.Path;

/// The values of all embedded regimes by weighting and replicating, with known weights.
///
/// Participants who went the same way are consistent with the same regimes at the same weights, so the equations
/// come
/// from sums over ways. Source: as `org.stegvis.estimation.regimes.WeightedReplicated`.
final class RegimeMeans implements CompiledAnalysis {
    private final Ways ways;
    private final List<EmbeddedRegime> regimes;
    private final boolean isRisk;
    private final Fields fields;
    private final CellSums sums;
    private final Centre centre;
    private final Equations equations;
    private final double[] covariance;
    private final double[] influence;
    private final double[] weightOf;

    /// For each way the regimes that it is consistent with, and their weights.
    private int[][] regimesOf = {};

    private double[][] weightsOf = {};

    /// For each cell: constants of the influence, regime by regime, and the outcome of its names.
    private double[] ofError = {};

    private double[] ofOne = {};
    private double[] ofScore = {};
    private double[] ofNames = {};

    private RegimeMeans(CompiledTrial trial, Ways ways, List<EmbeddedRegime> regimes, boolean isRisk, Fields fields) {
        this.ways = ways;
        this.regimes = regimes;
        this.isRisk = isRisk;
        this.fields = fields;
        sums = new CellSums(fields, trial.sheet().capacity);
        centre = new Centre(fields, sums);
        equations = new Equations(sums, centre, regimes.size());
        covariance = new double[regimes.size() * regimes.size()];
        influence = new double[regimes.size()];
        weightOf = new double[regimes.size()];
    }

    /// Null when the analysis is none of these.
    static @Nullable CompiledAnalysis of(
            CompiledTrial trial, Ways ways, Analysis analysis, List<EmbeddedRegime> regimes) {
        Protocol protocol = trial.behaviour().protocol();
        boolean isRisk = protocol.measure(analysis.outcome().measure()).scale() instanceof Scale.Binary;
        Fields fields = Fields.of(trial, analysis);
        return fields == null || isRisk && !analysis.adjust().isEmpty()
                ? null
                : new RegimeMeans(trial, ways, regimes, isRisk, fields);
    }

    @Override
    public boolean run(int participants) {
        int before = regimesOf.length;
        if (before < ways.size()) {
            learn(before);
        }
        sums.add(ways.way, ways.size(), ways.order(), participants);
        centre.find();
        equations.begin();
        Arrays.fill(weightOf, 0);
        for (int place = 0; place < sums.cells(); place++) {
            int c = sums.inOrder(place);
            double n = sums.n(c);
            if (n > 0) {
                int[] mine = regimesOf[c / fields.cells];
                double[] weights = weightsOf[c / fields.cells];
                for (int m = 0; m < mine.length; m++) {
                    equations.add(c, mine[m], weights[m]);
                    weightOf[mine[m]] += n;
                }
            }
        }
        for (double followed : weightOf) {
            if (followed == 0) {
                return false;
            }
        }
        if (!equations.solve()) {
            return false;
        }
        Arrays.fill(covariance, 0);
        if (centre.width == 0) {
            alone();
        } else {
            adjusted(participants);
        }
        return !isRisk || areRisks();
    }

    private void learn(int from) {
        regimesOf = Arrays.copyOf(regimesOf, ways.size());
        weightsOf = Arrays.copyOf(weightsOf, ways.size());
        for (int way = from; way < ways.size(); way++) {
            Path path = ways.path(way);
            var mine = new int[regimes.size()];
            var weights = new double[regimes.size()];
            int count = 0;
            for (int regime = 0; regime < mine.length; regime++) {
                if (Adherence.of(regimes.get(regime), path) instanceof Adherence.Consistent consistent) {
                    mine[count] = regime;
                    weights[count++] = 1 / consistent.probability();
                }
            }
            regimesOf[way] = Arrays.copyOf(mine, count);
            weightsOf[way] = Arrays.copyOf(weights, count);
        }
    }

    /// A value of 0 or 1 has no logit.
    private boolean areRisks() {
        for (int d = 0; d < regimes.size(); d++) {
            if (!(value(d) > 1e-12 && value(d) < 1 - 1e-12)) {
                return false;
            }
        }
        return true;
    }

    /// Without covariates the influence of a participant on a value is `W (Y - β) / Σ W`, so products of it follow
    /// from
    /// the sums.
    private void alone() {
        int d = regimes.size();
        for (int place = 0; place < sums.cells(); place++) {
            int c = sums.inOrder(place);
            double n = sums.n(c);
            if (n == 0) {
                continue;
            }
            int[] mine = regimesOf[c];
            double[] weights = weightsOf[c];
            for (int k = 0; k < mine.length; k++) {
                double first = equations.solution[mine[k]];
                double scale = weights[k] * equations.inverse(mine[k], mine[k]);
                for (int l = 0; l < mine.length; l++) {
                    double second = equations.solution[mine[l]];
                    covariance[mine[k] * d + mine[l]] += scale
                            * weights[l]
                            * equations.inverse(mine[l], mine[l])
                            * (sums.yy(c) - (first + second) * sums.y(c) + n * first * second);
                }
            }
        }
    }

    /// With covariates X, residual `e = Y - X'γ` and `s = Σ W (e - β)` over the participant's regimes, the
    /// influence on
    /// value k is `Σ B_kd W_d (e - β_d) + s B_kX X`, and that on the mean covariates `X'γ / n`.
    private void adjusted(int participants) {
        int d = regimes.size();
        constants(d);
        int numbers = sums.numbers;
        double[] slopes = equations.solution;
        double[] psi = influence;
        for (int i = 0; i < participants; i++) {
            int c = sums.cell[i];
            if (c < 0) {
                continue;
            }
            double explained = ofNames[3 * c];
            for (int j = 0; j < numbers; j++) {
                explained += slopes[d + j] * (fields.numbers[j][i] - sums.shift[j] - centre.mean[j]);
            }
            double error = fields.outcome[i] - sums.shiftOfOutcome - explained;
            double ofMeans = explained / sums.analysed;
            double score = ofNames[3 * c + 1] * error - ofNames[3 * c + 2];
            for (int k = 0; k < d; k++) {
                double of = ofScore[c * d + k];
                for (int j = 0; j < numbers; j++) {
                    of += equations.matrix[k * equations.size + d + j]
                            * (fields.numbers[j][i] - sums.shift[j] - centre.mean[j]);
                }
                psi[k] = ofError[c * d + k] * error - ofOne[c * d + k] + score * of + ofMeans;
            }
            for (int k = 0; k < d; k++) {
                for (int l = 0; l <= k; l++) {
                    covariance[k * d + l] += psi[k] * psi[l];
                }
            }
        }
        for (int k = 0; k < d; k++) {
            for (int l = 0; l < k; l++) {
                covariance[l * d + k] = covariance[k * d + l];
            }
        }
    }

    private void constants(int d) {
        int cells = sums.cells();
        if (ofError.length < cells * d) {
            ofError = new double[cells * d];
            ofOne = new double[cells * d];
            ofScore = new double[cells * d];
            ofNames = new double[cells * 3];
        }
        for (int c = 0; c < cells; c++) {
            if (sums.n(c) == 0) {
                continue;
            }
            ofNames[3 * c] = equations.ofIndicators(c, influence);
            System.arraycopy(influence, 0, ofScore, c * d, d);
            int[] mine = regimesOf[c / fields.cells];
            double[] weights = weightsOf[c / fields.cells];
            double sum = 0;
            double sumOfValues = 0;
            Arrays.fill(ofError, c * d, c * d + d, 0);
            Arrays.fill(ofOne, c * d, c * d + d, 0);
            for (int m = 0; m < mine.length; m++) {
                double value = equations.solution[mine[m]];
                sum += weights[m];
                sumOfValues += weights[m] * value;
                for (int k = 0; k < d; k++) {
                    double weighted = equations.inverse(k, mine[m]) * weights[m];
                    ofError[c * d + k] += weighted;
                    ofOne[c * d + k] += weighted * value;
                }
            }
            ofNames[3 * c + 1] = sum;
            ofNames[3 * c + 2] = sumOfValues;
        }
    }

    @Override
    public int analysed() {
        return sums.analysed;
    }

    @Override
    public int values() {
        return regimes.size();
    }

    @Override
    public double value(int of) {
        return equations.solution[of] + sums.shiftOfOutcome;
    }

    @Override
    public double covariance(int of, int with) {
        return covariance[of * regimes.size() + with];
    }

    @Override
    public double df() {
        return Double.POSITIVE_INFINITY;
    }
}
