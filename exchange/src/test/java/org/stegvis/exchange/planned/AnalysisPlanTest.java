package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.estimator.AugmentedInverseProbability;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Correlation;
import org.stegvis.protocol.estimator.Longitudinal;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.estimator.Weights;

/// The examples of the API, as a user writes them.
class AnalysisPlanTest {
    private static final Study TRIAL = Study.read(
            Places.resource("own-estimators.yaml"),
            Places.resource("own-estimators.columns.yaml"),
            Places.own("own_clustered_n750.csv"));

    @Test
    void an_analysis_in_code_is_the_same_as_in_the_file() {
        Result.Found planned = TRIAL.regimes("wr-cov-kc");

        Result.Found found = found(AnalysisPlan.ofRegimes("y@end")
                .adjustedFor("x1", "x2")
                .by(WeightedReplicated.withDefaults()
                        .with(Correction.KAUERMANN_CARROLL)
                        .with(Referral.STUDENT_T)));

        assertThat(found.values()).isEqualTo(planned.values());
        assertThat(found.values().value("p/plus").reference()).isEqualTo(new Reference.StudentT(744));
        assertThat(found.values().contrast("p/plus", "m/minus").p()).isLessThan(1e-10);
    }

    /// R's sandwich: `crosscheck/clustered_options.R`.
    @Test
    void options_are_compared_by_clinic_where_the_protocol_groups_participants() {
        Study trial = Study.read(
                Places.resource("own-clustered.yaml"),
                Places.resource("own-clustered.columns.yaml"),
                Places.own("own_clustered_n750.csv"));
        AnalysisPlan plan = AnalysisPlan.ofOptions("first", "y@end").adjustedFor("x1", "x2");

        Estimate difference = ((Result.Found) plan.run(trial.protocol(), trial.data()))
                .values()
                .contrast("p", "m");

        assertThat(difference.estimate()).isCloseTo(1.27796957669976, within(1e-9));
        assertThat(difference.se()).isCloseTo(0.147830563639355, within(1e-9));
        assertThat(difference.reference()).isEqualTo(new Reference.StudentT(19));
        assertThat(found(plan).values().contrast("p", "m").se()).isCloseTo(0.161113174051653, within(1e-9));
    }

    @Test
    void weights_estimator_and_level_are_chosen_one_by_one() {
        Estimate usual = found(AnalysisPlan.ofRegimes("y@end")).values().value("p/plus");
        Estimate wide =
                found(AnalysisPlan.ofRegimes("y@end").atAlpha(0.01)).values().value("p/plus");
        Estimate observed = found(AnalysisPlan.ofRegimes("y@end")
                        .by(WeightedReplicated.withDefaults().with(new Weights.Observed())))
                .values()
                .value("p/plus");
        Estimate augmented = found(AnalysisPlan.ofRegimes("y@end")
                        .adjustedFor("x1", "x2")
                        .by(AugmentedInverseProbability.withDefaults()))
                .values()
                .value("p/plus");

        assertThat(wide.level()).isEqualTo(0.99);
        assertThat(wide.upper() - wide.lower()).isGreaterThan(usual.upper() - usual.lower());
        assertThat(observed.se()).isLessThanOrEqualTo(usual.se());
        assertThat(augmented.se()).isLessThan(usual.se());
        assertThat(augmented.estimate()).isCloseTo(usual.estimate(), within(3 * usual.se()));
    }

    @Test
    void regimes_are_followed_over_time() {
        Study trial = Study.read(
                Places.resource("own-course.yaml"),
                Places.resource("own-course.columns.yaml"),
                Places.own("own_long_n400_s303.csv"));
        Result.Found found = (Result.Found) AnalysisPlan.ofRegimesOverTime("y", "t0", "t1", "t2", "t3", "t4", "t5")
                .adjustedFor("x1")
                .by(Longitudinal.withDefaults().with(Correlation.AR1))
                .run(trial.protocol(), trial.data());

        assertThat(found.values()).isEqualTo(trial.regimes("known-ar1").values());
        assertThat(found.values(new Quantity.Area("t0", "t5")).values()).hasSize(4);
    }

    @Test
    void options_of_a_decision_are_compared() {
        Result.Found found = found(AnalysisPlan.ofOptions("second", "y@end").adjustedFor("x1", "first"));

        assertThat(found.values().values()).extracting(each -> each.name()).containsExactly("plus", "minus");
    }

    @Test
    void a_name_that_the_protocol_does_not_have_is_told() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> found(AnalysisPlan.ofRegimes("z@end")))
                .withMessageContainingAll("measure", "'z'", "y");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> AnalysisPlan.ofRegimes("y"))
                .withMessageContainingAll("'y'", "odi@week52");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(
                        () -> found(AnalysisPlan.ofOptions("second", "y@end").by(WeightedReplicated.withDefaults())))
                .withMessageContainingAll("weighted-replicated", "options");
    }

    private static Result.Found found(AnalysisPlan plan) {
        return (Result.Found) plan.run(TRIAL.protocol(), TRIAL.data());
    }

    @Test
    void a_plan_is_never_changed() {
        AnalysisPlan plan = AnalysisPlan.ofRegimes("y@end");
        plan.adjustedFor("x1").atAlpha(0.5);

        assertThat(plan.in(TRIAL.protocol()).adjust()).isEqualTo(List.of());
        assertThat(plan.in(TRIAL.protocol()).alpha()).isEqualTo(0.05);
    }
}
