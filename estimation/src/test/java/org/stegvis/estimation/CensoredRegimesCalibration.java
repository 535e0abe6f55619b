package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.CensoringWeighted;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Referral;

/// The values of regimes where people leave by what was seen: weights for staying cover the truth, complete cases
/// do not.
class CensoredRegimesCalibration {
    private static final int TRIALS = 400;
    private static final int N = 400;
    /// How standard errors and intervals are made, from what is usual for large samples to what is taken by default.
    private static final Map<String, UnaryOperator<CensoringWeighted>> WAYS = ways();

    private static Map<String, UnaryOperator<CensoringWeighted>> ways() {
        var ways = new LinkedHashMap<String, UnaryOperator<CensoringWeighted>>();
        ways.put("none, normal", plan -> plan.with(Correction.NONE).with(Referral.NORMAL));
        ways.put("mancl-derouen, normal", plan -> plan.with(Referral.NORMAL));
        ways.put("mancl-derouen, t", plan -> plan.with(Referral.STUDENT_T));
        ways.put("none, satterthwaite", plan -> plan.with(Correction.NONE));
        ways.put("mancl-derouen, satterthwaite", plan -> plan);
        return ways;
    }

    /// By each way, and by complete cases.
    private static List<Analysis> analyses() {
        var analyses = new ArrayList<Analysis>();
        CensoringWeighted plan = (CensoringWeighted) analysis("stayed").estimator();
        WAYS.values().forEach(way -> analyses.add(analysis("stayed").by(way.apply(plan))));
        analyses.add(analysis("plain"));
        return analyses;
    }

    private static Analysis analysis(String id) {
        return MadeUpSmart.PROTOCOL.analysis(id);
    }

    private static Section.Values values(TrialData data, String analysis) {
        return values(data, List.of(analysis(analysis))).getFirst();
    }

    private static List<Section.Values> values(TrialData data, List<Analysis> analyses) {
        return PlannedAnalyses.of(MadeUpSmart.PROTOCOL).run(data, analyses).stream()
                .filter(Result.Found.class::isInstance)
                .map(result -> ((Result.Found) result).values())
                .toList();
    }

    /// What repeated trials say of one way.
    ///
    /// @param ratio mean standard error over the standard deviation of the estimates
    /// @param values share of the intervals of values that cover, in all trials and regimes
    /// @param contrasts the same of contrasts
    /// @param failed trials without an estimate
    private record Told(int failed, double bias, double ratio, double values, double contrasts) {}

    private static List<Told> told(int n, int trials) {
        Section.Values truth = values(MadeUpSmart.data(200_000, false, new SplittableRandom(1)), "plain");
        List<Analysis> analyses = analyses();
        // In a small trial nobody may be left in a regime, or staying may be told without error.
        List<List<Section.Values>> all = IntStream.range(0, trials)
                .parallel()
                .mapToObj(trial -> values(MadeUpSmart.data(n, true, new SplittableRandom(900 + trial)), analyses))
                .filter(each -> each.size() == analyses.size())
                .toList();
        return IntStream.range(0, analyses.size())
                .mapToObj(way ->
                        told(truth, all.stream().map(each -> each.get(way)).toList(), trials - all.size()))
                .toList();
    }

    private static Told told(Section.Values truth, List<Section.Values> trials, int failed) {
        int sides = truth.values().size();
        double bias = 0;
        double ratio = 0;
        int covered = 0;
        int ofContrasts = 0;
        for (int v = 0; v < sides; v++) {
            int side = v;
            double actual = truth.values().get(v).estimate().estimate();
            double[] errors = trials.stream()
                    .mapToDouble(each -> each.values().get(side).estimate().estimate() - actual)
                    .toArray();
            double mean = DoubleStream.of(errors).average().orElseThrow();
            double sd = Math.sqrt(DoubleStream.of(errors)
                    .map(error -> (error - mean) * (error - mean))
                    .average()
                    .orElseThrow());
            bias = Math.max(bias, Math.abs(mean));
            ratio += trials.stream()
                            .mapToDouble(
                                    each -> each.values().get(side).estimate().se())
                            .average()
                            .orElseThrow()
                    / sd
                    / sides;
            for (Section.Values each : trials) {
                covered += covers(each.values().get(v).estimate(), actual);
            }
        }
        int pairs = truth.contrasts().size();
        for (int c = 0; c < pairs; c++) {
            for (Section.Values each : trials) {
                ofContrasts += covers(
                        each.contrasts().get(c).difference(),
                        truth.contrasts().get(c).difference().estimate());
            }
        }
        return new Told(
                failed,
                bias,
                ratio,
                covered / ((double) sides * trials.size()),
                ofContrasts / ((double) pairs * trials.size()));
    }

    @Test
    void weights_for_staying_cover_the_truth_and_complete_cases_do_not() {
        List<Told> told = told(N, TRIALS);
        Told byDefault = told.get(WAYS.size() - 1);
        // The Monte Carlo error is 0.5 to 1.1 points, as values are correlated.
        assertThat(byDefault.values()).as("coverage").isBetween(0.93, 0.975);
        assertThat(byDefault.contrasts()).as("coverage of contrasts").isBetween(0.93, 0.975);
        assertThat(byDefault.values()).isGreaterThan(told.getFirst().values());
        assertThat(byDefault.bias()).as("bias").isLessThan(0.05);
        assertThat(told.getLast().values()).as("coverage of complete cases").isLessThan(0.85);
    }

    /// The table of docs/validation/staying.md, with `-Dstegvis.trials=1000`.
    @Test
    void the_page_is_printed_where_that_is_asked_for() {
        int trials = Integer.getInteger("stegvis.trials", 0);
        for (int n : trials == 0 ? new int[0] : new int[] {100, 300, 750}) {
            List<Told> told = told(n, trials);
            int way = 0;
            for (String name : Stream.concat(WAYS.keySet().stream(), Stream.of("complete cases"))
                    .toList()) {
                Told each = told.get(way++);
                System.out.printf(
                        Locale.ROOT,
                        "| %d | %s | %d | %.3f | %.3f | %.1f | %.1f |%n",
                        n,
                        name,
                        each.failed(),
                        each.bias(),
                        each.ratio(),
                        100 * each.values(),
                        100 * each.contrasts());
            }
        }
        assertThat(trials).isNotNegative();
    }

    @Test
    void where_nobody_leaves_the_values_are_those_of_known_weights() {
        TrialData data = MadeUpSmart.data(200, false, new SplittableRandom(4));
        Section.Values weighted = values(data, "stayed");
        Section.Values plain = values(data, "plain");
        for (int v = 0; v < 4; v++) {
            Estimate corrected = weighted.values().get(v).estimate();
            Estimate known = plain.values().get(v).estimate();
            assertThat(corrected.estimate()).isCloseTo(known.estimate(), within(1e-12));
            // The correction alone is between: one over one less the leverage of some fifty participants a regime.
            assertThat(corrected.se() / known.se()).isBetween(1.0, 1.1);
        }
    }

    private static int covers(Estimate estimate, double truth) {
        return estimate.lower() <= truth && truth <= estimate.upper() ? 1 : 0;
    }
}
