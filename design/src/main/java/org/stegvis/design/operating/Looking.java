package org.stegvis.design.operating;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.compiled.CompiledAnalysis;
import org.stegvis.design.interim.Boundaries;
import org.stegvis.design.interim.GlobalBoundaries;
import org.stegvis.design.interim.PlannedLooks;
import org.stegvis.design.scenario.Calendar;
import org.stegvis.estimation.IndependentRegimes;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Interim;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.InterimAugmented;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// The interim looks that a protocol plans, held to one trial: each look analyses those enrolled first, all
/// of whom have been followed to the end. An analysis that uses participants on the way analyses all who
/// have enrolled by the day on which those have finished, and judges them by boundaries for the information
/// that there turns out to be.
///
/// A comparison of two options is judged by z, positive where the first is better; Student's t is turned
/// into the z of the same probability. The regimes are judged by the statistic of the test that all have
/// the same value.
final class Looking {
    /// What a look says.
    enum Verdict {
        GO_ON,
        EFFICACY,
        FUTILITY
    }

    /// Between the information fractions of two looks.
    private static final double LEAST_STEP = 0.01;

    private final Analysis analysis;
    private final List<Double> fractions;
    private final PlannedLooks planned;
    private final List<Double> upper;
    private final List<Double> lower;
    private final boolean isTwoSided;
    private final @Nullable AsOf onTheWay;

    /// Of the values compared, those whose equality makes all equal.
    private final List<Integer> independent;

    private Looking(
            Analysis analysis,
            Interim interim,
            PlannedLooks planned,
            List<Integer> independent,
            @Nullable AsOf onTheWay) {
        this.analysis = analysis;
        this.independent = List.copyOf(independent);
        this.fractions = interim.looks();
        this.planned = planned;
        this.onTheWay = onTheWay;
        switch (planned) {
            case PlannedLooks.OneComparison(var design, var futility, var better) -> {
                Boundaries boundaries = futility == null
                        ? design.boundaries()
                        : design.withFutility(futility).boundaries();
                upper = boundaries.upper();
                lower = boundaries.lower();
                isTwoSided = boundaries.sides() == Boundaries.Sides.TWO;
            }
            case PlannedLooks.AllEqual(GlobalBoundaries boundaries, var shape) -> {
                upper = boundaries.critical();
                lower = upper.stream().map(each -> Double.NEGATIVE_INFINITY).toList();
                isTwoSided = false;
            }
        }
    }

    /// Null when the protocol plans no looks.
    ///
    /// @param calendar when participants enrol
    static @Nullable Looking of(Protocol protocol, Calendar calendar) {
        Interim interim = protocol.interim();
        if (interim == null) {
            return null;
        }
        Analysis analysis = protocol.analysis(interim.analysis());
        PlannedLooks planned = PlannedLooks.of(protocol);
        return new Looking(
                analysis,
                interim,
                planned,
                independent(protocol, analysis, planned),
                analysis.estimator() instanceof InterimAugmented ? new AsOf(protocol, calendar) : null);
    }

    private static List<Integer> independent(Protocol protocol, Analysis analysis, PlannedLooks planned) {
        return switch (planned) {
            case PlannedLooks.OneComparison one -> List.of(0, 1);
            case PlannedLooks.AllEqual all ->
                analysis.compare() instanceof Analysis.Comparison.Regimes
                        ? IndependentRegimes.of(EmbeddedRegimes.of(protocol))
                        : IntStream.rangeClosed(0, all.boundaries().df())
                                .boxed()
                                .toList();
        };
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
        return onTheWay == null ? finished(look, all) : onTheWay.enrolled(day(onTheWay, look, all), all);
    }

    private int finished(int look, int all) {
        return Math.min(all, (int) Math.ceil(fractions.get(look) * all - 1e-9));
    }

    private long day(AsOf asOf, int look, int all) {
        return asOf.day(finished(look, all), analysis.outcome().last().toString());
    }

    /// What a look sees of a trial.
    TrialData seen(int look, TrialData all) {
        return onTheWay == null
                ? all.rows(IntStream.range(0, finished(look, all.size())).toArray())
                : onTheWay.data(all, day(onTheWay, look, all.size()));
    }

    /// @param found has just been run
    Verdict verdict(int look, CompiledAnalysis found) {
        return switch (planned) {
            case PlannedLooks.OneComparison one -> {
                double variance = found.covariance(0, 0) + found.covariance(1, 1) - 2 * found.covariance(0, 1);
                yield verdict(look, one.z((found.value(0) - found.value(1)) / Math.sqrt(variance), reference(found)));
            }
            case PlannedLooks.AllEqual all -> verdict(look, all.boundaries().statistic(equality(found)));
        };
    }

    /// @param fractions the information fractions of the looks until here; this one is put in
    Verdict verdict(int look, Result.Found found, double[] fractions) {
        return onTheWay != null && planned instanceof PlannedLooks.AllEqual all
                ? atInformation(look, found, all, fractions)
                : verdict(look, planned.statistic(found.values()));
    }

    /// By boundaries for the mean information fraction of the contrasts, which is 1 at the last look.
    private Verdict atInformation(int look, Result.Found found, PlannedLooks.AllEqual all, double[] fractions) {
        double before = look == 0 ? 0 : fractions[look - 1];
        boolean isLast = look == looks() - 1;
        double mean = found.sections(Section.Progress.class).getFirst().fractions().stream()
                .filter(each -> each.versus() != null)
                .mapToDouble(Section.Fraction::fraction)
                .average()
                .orElseThrow();
        fractions[look] = isLast ? 1 : Math.clamp(mean, before + LEAST_STEP, 1 - LEAST_STEP * (looks() - 1 - look));
        double critical = all.at(Arrays.stream(fractions, 0, look + 1).boxed().toList())
                .critical()
                .get(look);
        return all.statistic(found.values()) >= critical ? Verdict.EFFICACY : Verdict.GO_ON;
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

    private static Reference reference(CompiledAnalysis found) {
        return Double.isInfinite(found.df()) ? Reference.normal() : new Reference.StudentT(found.df());
    }

    private GlobalTest equality(CompiledAnalysis found) {
        int values = found.values();
        var names = IntStream.range(0, values).mapToObj(Integer::toString).toList();
        var joint = new JointEstimate(
                names, Column.of(values, found::value), Matrix.of(values, values, found::covariance), reference(found));
        return joint.equality(independent);
    }
}
