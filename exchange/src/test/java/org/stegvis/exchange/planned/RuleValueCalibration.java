package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.expression.Reference;

/// The value of a learned rule where no option makes a difference, so that every rule has the same value: a rule that
/// is judged on those it was learned from would look better than that. This is the worst case for the interval, for
/// the parts learn from each other: it covers 87 % of the time, and a warning tells of it.
class RuleValueCalibration {
    private static final int TRIALS = 150;
    private static final int N = 200;

    @Test
    void the_value_of_the_rule_is_not_too_good_and_its_interval_covers() {
        var nothing = new MadeUpStudy(0);
        Protocol protocol = Study.protocol(Places.resource("own-estimators.yaml"));
        var moderators = new LinkedHashMap<String, List<Reference>>();
        moderators.put("first", List.of(new Reference.Characteristic("x1"), new Reference.Characteristic("x2")));
        moderators.put("second", List.of(new Reference.Measured("s", "middle")));
        AnalysisPlan plan = AnalysisPlan.ofRegimes("y@end")
                .by(RuleLearning.by(new RuleLearning.Method.GEstimation())
                        .withModerators(moderators)
                        .with(new RuleLearning.Inference.Sandwich()));
        double truth = nothing.valueOnce(0);
        int covered = 0;
        double error = 0;
        double squares = 0;
        int warned = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            var result = (Result.Found) plan.run(protocol, nothing.once(N, new Random(4_000 + trial)));
            warned += result.warnings().stream().anyMatch(Warning.NonRegular.class::isInstance) ? 1 : 0;
            Estimate value = result.values().value("learned rule");
            covered += value.lower() <= truth && truth <= value.upper() ? 1 : 0;
            error += (value.estimate() - truth) / TRIALS;
            squares += (value.estimate() - truth) * (value.estimate() - truth) / TRIALS;
        }
        double chance = Math.sqrt(squares / TRIALS);
        assertThat(Math.abs(error)).as("bias").isLessThan(3 * chance);
        assertThat(covered / (double) TRIALS).as("coverage").isGreaterThan(0.87 - 3 * Math.sqrt(0.87 * 0.13 / TRIALS));
        assertThat(warned / (double) TRIALS).as("warned").isGreaterThan(0.9);
    }
}
