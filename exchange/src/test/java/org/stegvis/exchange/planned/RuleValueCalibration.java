package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.expression.Reference;

/// The value of a learned rule where no option makes a difference, so that every rule has the same value: a rule that
/// is judged on those it was learned from would look better than that, and where parts of the participants learn from
/// each other the interval covers 87 % of the time. And where options differ, so that the best rule is found.
///
/// With `-Dstegvis.trials=2000` the numbers of docs/validation/tailoring.md.
class RuleValueCalibration {
    private static final int TRIALS = Integer.getInteger("stegvis.trials", 150);
    private static final boolean IS_PRINTED = System.getProperty("stegvis.trials") != null;

    /// What repeated trials say of the value of the rule.
    private record Told(double bias, double error, double ratio, double coverage, double warned) {}

    private static Told told(MadeUpStudy study, double truth, int n) {
        Protocol protocol = Study.protocol(Places.resource("own-estimators.yaml"));
        var moderators = new LinkedHashMap<String, List<Reference>>();
        moderators.put("first", List.of(new Reference.Characteristic("x1"), new Reference.Characteristic("x2")));
        moderators.put("second", List.of(new Reference.Measured("s", "middle"), new Reference.OptionAt("first")));
        AnalysisPlan plan = AnalysisPlan.ofRegimes("y@end")
                .by(RuleLearning.by(new RuleLearning.Method.GEstimation())
                        .withModerators(moderators)
                        .with(new RuleLearning.Inference.Sandwich()));
        List<Result.Found> found = IntStream.range(0, TRIALS)
                .parallel()
                .<Result.@Nullable Found>mapToObj(trial ->
                        plan.run(protocol, study.once(n, new Random(4_000 + trial))) instanceof Result.Found each
                                ? each
                                : null)
                .filter(Objects::nonNull)
                .toList();
        assertThat(found.size()).isGreaterThan(TRIALS * 9 / 10);
        int covered = 0;
        int warned = 0;
        double error = 0;
        double squares = 0;
        double standardErrors = 0;
        for (Result.Found result : found) {
            warned += result.warnings().stream().anyMatch(Warning.NonRegular.class::isInstance) ? 1 : 0;
            Estimate value = result.values().value("learned rule");
            covered += value.lower() <= truth && truth <= value.upper() ? 1 : 0;
            error += (value.estimate() - truth) / found.size();
            squares += (value.estimate() - truth) * (value.estimate() - truth) / found.size();
            standardErrors += value.se() / found.size();
        }
        double sd = Math.sqrt(squares - error * error);
        var told = new Told(
                error,
                sd / Math.sqrt(found.size()),
                standardErrors / sd,
                covered / (double) found.size(),
                warned / (double) found.size());
        if (IS_PRINTED) {
            System.out.printf(
                    Locale.ROOT,
                    "| e = %.1f | %d | %d | %.3f | %.3f | %.1f | %.0f |%n",
                    study.effect(),
                    n,
                    TRIALS - found.size(),
                    told.bias(),
                    told.ratio(),
                    100 * told.coverage(),
                    100 * told.warned());
        }
        return told;
    }

    @Test
    void where_no_option_is_better_the_value_is_not_too_good_and_its_interval_covers() {
        var nothing = new MadeUpStudy(0);
        for (int n : IS_PRINTED ? new int[] {100, 200, 300, 750} : new int[] {200}) {
            Told told = told(nothing, nothing.valueOnce(0), n);
            assertThat(Math.abs(told.bias())).as("bias").isLessThan(4 * told.error());
            assertThat(told.coverage()).as("coverage").isGreaterThan(0.95 - 3 * Math.sqrt(0.95 * 0.05 / TRIALS));
            assertThat(told.warned()).as("warned").isGreaterThan(0.9);
        }
    }

    /// With much of an effect the rule is nearly always the best one, whatever it is learned from: of two
    /// second options the better for each first, and the first with which more is gained.
    @Test
    void where_options_differ_the_interval_covers_the_value_of_the_best_rule() {
        var much = new MadeUpStudy(3);
        double best = IntStream.range(0, 4).mapToDouble(much::valueOnce).max().orElseThrow();
        for (int n : IS_PRINTED ? new int[] {100, 200, 300, 750} : new int[] {300}) {
            assertThat(told(much, best, n).coverage())
                    .as("coverage")
                    .isGreaterThan(0.95 - 3 * Math.sqrt(0.95 * 0.05 / TRIALS));
        }
    }
}
