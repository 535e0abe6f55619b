package org.stegvis.exchange.planned;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// What repeated made-up trials say of an estimator.
///
/// Values are judged as estimates of the population's. Estimators of the same study see the same trials, and a trial is
/// the same however many cores there are.
///
/// @param failed trials without an estimate
/// @param bias the largest mean error of a value, in standard errors of one trial
/// @param ratio mean standard error over the standard deviation of the estimates, the mean over the sides
/// @param coverage of the 95 % intervals of the values, over all sides
/// @param rejected share of trials without effect in which the test of equality has p < 0.05
record Operating(int trials, int failed, double bias, double ratio, double coverage, double rejected) {
    private static final double ALPHA = 0.05;

    /// @param errors of the values, one a side
    private record Trial(double[] errors, double[] standardErrors, int covered, double pWithoutEffect) {}

    /// All estimators of a list, each with what it does.
    static Map<Validated, Operating> of(List<Validated> estimators, int participants, int trials, long seed) {
        var found = new LinkedHashMap<Validated, Operating>();
        for (Validated.Setting setting : Validated.Setting.values()) {
            List<Validated> of = estimators.stream()
                    .filter(each -> each.setting() == setting)
                    .toList();
            if (!of.isEmpty()) {
                Protocol protocol = setting.protocol();
                List<List<@Nullable Trial>> all = IntStream.range(0, trials)
                        .parallel()
                        .mapToObj(trial -> trial(of, protocol, participants, new SplittableRandom(seed + trial)))
                        .toList();
                for (int e = 0; e < of.size(); e++) {
                    int place = e;
                    found.put(
                            of.get(e),
                            of(all.stream().map(each -> each.get(place)).toList()));
                }
            }
        }
        return found;
    }

    /// One trial with effects and one without, by each estimator; null where one gives no answer.
    private static List<@Nullable Trial> trial(
            List<Validated> estimators, Protocol protocol, int participants, SplittableRandom seeds) {
        Validated.Setting setting = estimators.getFirst().setting();
        List<Analysis> analyses =
                estimators.stream().map(each -> each.analysis().in(protocol)).toList();
        var effective = new MadeUpStudy(1);
        PlannedAnalyses planned = PlannedAnalyses.of(protocol);
        TrialData data = setting.data(effective, participants, new Random(seeds.nextLong()));
        List<Result> results = planned.run(data, analyses);
        TrialData none = setting.data(new MadeUpStudy(0), participants, new Random(seeds.nextLong()));
        List<Result> without = planned.run(none, analyses);
        var trials = new ArrayList<@Nullable Trial>();
        for (int e = 0; e < analyses.size(); e++) {
            trials.add(
                    results.get(e) instanceof Result.Found found && without.get(e) instanceof Result.Found other
                            ? trial(
                                    found,
                                    setting,
                                    effective,
                                    other.values().equality().p())
                            : null);
        }
        return trials;
    }

    private static Trial trial(Result.Found found, Validated.Setting setting, MadeUpStudy study, double p) {
        int sides = setting.sides();
        var errors = new double[sides];
        var standardErrors = new double[sides];
        int covered = 0;
        for (int side = 0; side < sides; side++) {
            Estimate value = found.values().inPopulation().get(side).estimate();
            double truth = setting.truth(study, side);
            errors[side] = value.estimate() - truth;
            standardErrors[side] = value.se();
            covered += value.lower() <= truth && truth <= value.upper() ? 1 : 0;
        }
        return new Trial(errors, standardErrors, covered, p);
    }

    private static Operating of(List<@Nullable Trial> all) {
        var done = new ArrayList<Trial>();
        for (Trial each : all) {
            if (each != null) {
                done.add(each);
            }
        }
        int sides = done.stream()
                .map(Trial::errors)
                .max(Comparator.comparingInt(each -> each.length))
                .orElseThrow()
                .length;
        double bias = 0;
        double ratio = 0;
        for (int s = 0; s < sides; s++) {
            int side = s;
            double mean = done.stream()
                    .mapToDouble(each -> each.errors()[side])
                    .average()
                    .orElseThrow();
            double sd = Math.sqrt(done.stream()
                    .mapToDouble(each -> Math.pow(each.errors()[side] - mean, 2))
                    .average()
                    .orElseThrow());
            bias = Math.max(bias, Math.abs(mean) / sd);
            ratio += done.stream()
                            .mapToDouble(each -> each.standardErrors()[side])
                            .average()
                            .orElseThrow()
                    / sd
                    / sides;
        }
        double covered = done.stream().mapToInt(Trial::covered).sum();
        double rejected =
                done.stream().filter(each -> each.pWithoutEffect() < ALPHA).count();
        return new Operating(
                all.size(),
                all.size() - done.size(),
                bias,
                ratio,
                covered / (done.size() * sides),
                rejected / done.size());
    }
}
