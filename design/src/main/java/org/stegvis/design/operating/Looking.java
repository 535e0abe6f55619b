package org.stegvis.design.operating;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.compiled.CompiledAnalysis;
import org.stegvis.design.interim.Boundaries;
import org.stegvis.design.interim.GlobalBoundaries;
import org.stegvis.design.interim.PlannedLooks;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Interim;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialColumns;

/// The interim looks that a protocol plans, held to one trial: each look analyses those enrolled first, all of
/// whom have been followed to the end.
///
/// A comparison of two options is judged by z, positive where the first is better; Student's t is turned into the
/// z of the same probability. The regimes are judged by the statistic of the test that all have the same
/// value.
final class Looking {
    /// What a look says.
    enum Verdict {
        GO_ON,
        EFFICACY,
        FUTILITY
    }

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final Analysis analysis;
    private final List<Double> fractions;
    private final PlannedLooks planned;
    private final List<Double> upper;
    private final List<Double> lower;
    private final boolean isTwoSided;
    private final int sign;

    private Looking(Analysis analysis, Interim interim, PlannedLooks planned, int sign) {
        this.analysis = analysis;
        this.fractions = interim.looks();
        this.planned = planned;
        this.sign = sign;
        switch (planned) {
            case PlannedLooks.OneComparison(var design, var futility) -> {
                Boundaries boundaries = futility == null
                        ? design.boundaries()
                        : design.withFutility(futility).boundaries();
                upper = boundaries.upper();
                lower = boundaries.lower();
                isTwoSided = boundaries.sides() == Boundaries.Sides.TWO;
            }
            case PlannedLooks.AllRegimes(GlobalBoundaries boundaries) -> {
                upper = boundaries.critical();
                lower = upper.stream().map(each -> Double.NEGATIVE_INFINITY).toList();
                isTwoSided = false;
            }
        }
    }

    /// Null when the protocol plans no looks, or compares more than two options at them.
    static @Nullable Looking of(Protocol protocol) {
        Interim interim = protocol.interim();
        if (interim == null) {
            return null;
        }
        Analysis analysis = protocol.analysis(interim.analysis());
        if (analysis.compare() instanceof Analysis.Comparison.Options options && groups(protocol, options) != 2) {
            return null;
        }
        Measure.Direction better =
                protocol.measure(analysis.outcome().measure()).better();
        return new Looking(analysis, interim, PlannedLooks.of(protocol), better == Measure.Direction.LOWER ? -1 : 1);
    }

    private static int groups(Protocol protocol, Analysis.Comparison.Options options) {
        return options.groups().isEmpty()
                ? TrialColumns.options(protocol.decision(options.decision())).size()
                : options.groups().size();
    }

    Analysis analysis() {
        return analysis;
    }

    int looks() {
        return fractions.size();
    }

    double fraction(int look) {
        return fractions.get(look);
    }

    /// How many of a trial are analysed at a look.
    int participants(int look, int all) {
        return Math.min(all, (int) Math.ceil(fractions.get(look) * all - 1e-9));
    }

    /// @param found has just been run
    Verdict verdict(int look, CompiledAnalysis found) {
        return switch (planned) {
            case PlannedLooks.OneComparison one -> {
                double variance = found.covariance(0, 0) + found.covariance(1, 1) - 2 * found.covariance(0, 1);
                yield verdict(look, z((found.value(0) - found.value(1)) / Math.sqrt(variance), found.df()));
            }
            case PlannedLooks.AllRegimes all -> verdict(look, wald(found));
        };
    }

    Verdict verdict(int look, Section.Values found) {
        return switch (planned) {
            case PlannedLooks.OneComparison one -> {
                Contrast contrast = found.contrasts().getFirst();
                double df = found.equality() instanceof GlobalTest.F f ? f.denominatorDf() : Double.POSITIVE_INFINITY;
                yield verdict(
                        look,
                        z(
                                contrast.difference().estimate()
                                        / contrast.difference().se(),
                                df));
            }
            case PlannedLooks.AllRegimes all -> verdict(look, found.equality().statistic());
        };
    }

    private Verdict verdict(int look, double statistic) {
        if (statistic >= upper.get(look)) {
            return Verdict.EFFICACY;
        }
        if (statistic <= lower.get(look)) {
            boolean isLast = look == looks() - 1;
            return isTwoSided ? Verdict.EFFICACY : isLast ? Verdict.GO_ON : Verdict.FUTILITY;
        }
        return Verdict.GO_ON;
    }

    private double z(double statistic, double df) {
        double towards = sign * statistic;
        if (df == Double.POSITIVE_INFINITY) {
            return towards;
        }
        // In the tail that is nearer, where probabilities keep their digits.
        double tail = TDistribution.of(df).cumulativeProbability(-Math.abs(towards));
        return Math.copySign(NORMAL.inverseCumulativeProbability(tail), towards);
    }

    private static double wald(CompiledAnalysis found) {
        int values = found.values();
        var names = IntStream.range(0, values).mapToObj(Integer::toString).toList();
        var joint = new JointEstimate(
                names, Column.of(values, found::value), Matrix.of(values, values, found::covariance), Reference.NORMAL);
        return joint.equality().statistic();
    }
}
