package org.stegvis.design.compiled;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.compiled.Sheet.Decided;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.tailoring.Offering.How;

/// The comparison of the options of one decision by least squares with covariates, or of risks without.
/// Source: as `org.stegvis.estimation.comparison.AnalysisOfCovariance` and `StandardisedRisks`.
final class OptionMeans implements CompiledAnalysis {
    private final Decided decided;
    private final int[] groupOf;
    private int[] groupOfTurn = {};
    private final int groups;
    private final boolean isRisk;
    private final CellSums sums;
    private final Centre centre;
    private final Equations equations;
    private final int[] group;
    private final double[] count;
    private final double[] covariance;
    private double df;

    private OptionMeans(
            CompiledTrial trial, Decided decided, int[] groupOf, int groups, boolean isRisk, Fields fields) {
        this.decided = decided;
        this.groupOf = groupOf;
        this.groups = groups;
        this.isRisk = isRisk;
        int capacity = trial.sheet().capacity;
        sums = new CellSums(fields, capacity);
        centre = new Centre(fields, sums);
        equations = new Equations(sums, centre, groups);
        group = new int[capacity];
        count = new double[groups];
        covariance = new double[groups * groups];
    }

    /// Null when the analysis is none of these.
    static @Nullable CompiledAnalysis of(CompiledTrial trial, Analysis analysis, Analysis.Comparison.Options compare) {
        Protocol protocol = trial.behaviour().protocol();
        boolean isRisk = protocol.measure(analysis.outcome().measure()).scale() instanceof Scale.Binary;
        Fields fields = Fields.of(trial, analysis);
        if (fields == null || (isRisk && !analysis.adjust().isEmpty())) {
            return null;
        }
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] groupOf = new int[trial.names().size() + 64];
        Arrays.fill(groupOf, -1);
        groups(protocol, compare).forEach((name, options) -> {
            numbers.put(name, numbers.size());
            options.forEach(option -> groupOf[trial.names().code(option)] = numbers.size() - 1);
        });
        return new OptionMeans(
                trial,
                trial.sheet().decided[trial.sheet().position(compare.decision())],
                groupOf,
                numbers.size(),
                isRisk,
                fields);
    }

    private static Map<String, List<String>> groups(Protocol protocol, Analysis.Comparison.Options compare) {
        if (!compare.groups().isEmpty()) {
            return compare.groups();
        }
        var each = new LinkedHashMap<String, List<String>>();
        TrialColumns.options(protocol.decision(compare.decision()))
                .forEach(option -> each.put(option, List.of(option)));
        return each;
    }

    @Override
    public boolean run(int participants) {
        if (groupOfTurn.length < decided.turns.size()) {
            learn();
        }
        for (int i = 0; i < participants; i++) {
            group[i] = groupOfTurn[decided.turn[i]];
        }
        sums.add(group, groups, participants);
        centre.find();
        Arrays.fill(count, 0);
        equations.begin();
        int inEach = groups == 0 ? 0 : sums.cells() / groups;
        for (int c = 0; c < sums.cells(); c++) {
            if (sums.n(c) > 0) {
                count[c / inEach] += sums.n(c);
                equations.add(c, c / inEach, 1);
            }
        }
        for (double n : count) {
            if (n == 0) {
                return false;
            }
        }
        return isRisk ? risks() : means();
    }

    /// The groups of those whom chance gave an option, by turn.
    private void learn() {
        int before = groupOfTurn.length;
        groupOfTurn = Arrays.copyOf(groupOfTurn, decided.turns.size());
        for (int turn = before; turn < groupOfTurn.length; turn++) {
            boolean isByChance = turn != Turns.NONE
                    && decided.turns.kind(turn) == Decided.ALLOCATED
                    && decided.turns.how(turn) == How.BY_CHANCE.ordinal();
            groupOfTurn[turn] = isByChance ? groupOf[decided.turns.option(turn)] : -1;
        }
    }

    private boolean means() {
        if (sums.analysed <= equations.size || !equations.solve()) {
            return false;
        }
        double squares = 0;
        for (int c = 0; c < sums.cells(); c++) {
            squares += sums.yy(c);
        }
        for (int i = 0; i < equations.size; i++) {
            squares -= equations.solution[i] * equations.right[i];
        }
        df = sums.analysed - equations.size;
        double variance = squares / df;
        double ofCovariates = equations.squaresOfCovariates() / (sums.analysed - 1.0) / sums.analysed;
        for (int k = 0; k < groups; k++) {
            for (int l = 0; l < groups; l++) {
                covariance[k * groups + l] = variance * equations.inverse(k, l) + ofCovariates;
            }
        }
        return true;
    }

    private boolean risks() {
        df = Double.POSITIVE_INFINITY;
        Arrays.fill(covariance, 0);
        for (int k = 0; k < groups; k++) {
            double mean = equations.right[k] / count[k];
            double risk = mean + sums.shiftOfOutcome;
            if (risk <= 0 || risk >= 1) {
                return false;
            }
            equations.solution[k] = mean;
            covariance[k * groups + k] = risk * (1 - risk) / count[k];
        }
        return true;
    }

    @Override
    public int analysed() {
        return sums.analysed;
    }

    @Override
    public int values() {
        return groups;
    }

    @Override
    public double value(int of) {
        return equations.solution[of] + sums.shiftOfOutcome;
    }

    @Override
    public double covariance(int of, int with) {
        return covariance[of * groups + with];
    }

    @Override
    public double df() {
        return df;
    }
}
