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
/// Participants who went the same way are consistent with the same regimes at the same weights, so the
/// equations come from sums over ways. Source: as `org.stegvis.estimation.regimes.WeightedReplicated`.
final class RegimeMeans implements CompiledAnalysis {
    private final Ways ways;
    private final List<EmbeddedRegime> regimes;
    private final boolean isRisk;
    private final Fields fields;
    private final CellSums sums;
    private final Centre centre;
    private final Equations equations;
    private final double[] covariance;
    private final RegimeInfluence influence;
    private final double[] weightOf;

    /// For each way the regimes that it is consistent with, and their weights.
    private int[][] regimesOf = {};

    private double[][] weightsOf = {};

    private RegimeMeans(CompiledTrial trial, Ways ways, List<EmbeddedRegime> regimes, boolean isRisk, Fields fields) {
        this.ways = ways;
        this.regimes = regimes;
        this.isRisk = isRisk;
        this.fields = fields;
        sums = new CellSums(fields, trial.sheet().capacity);
        centre = new Centre(fields, sums);
        equations = new Equations(sums, centre, regimes.size());
        covariance = new double[regimes.size() * regimes.size()];
        influence = new RegimeInfluence(fields, sums, centre, equations, regimes.size());
        weightOf = new double[regimes.size()];
    }

    /// Null when the analysis is none of these.
    static @Nullable CompiledAnalysis of(
            CompiledTrial trial, Ways ways, Analysis analysis, List<EmbeddedRegime> regimes) {
        Protocol protocol = trial.behaviour().protocol();
        boolean isRisk = protocol.measure(analysis.outcome().measure()).scale() instanceof Scale.Binary;
        Fields fields = Fields.of(trial, analysis);
        return fields == null || (isRisk && !analysis.adjust().isEmpty())
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
            influence.add(participants, regimesOf, weightsOf, covariance);
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

    /// Without covariates the influence of a participant on a value is `W (Y - β) / Σ W`, so products of it
    /// follow from the sums.
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
