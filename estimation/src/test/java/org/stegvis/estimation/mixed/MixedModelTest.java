package org.stegvis.estimation.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.mixed.Covariance.Marginal;

/// Data that do not allow the model.
class MixedModelTest {
    private static final MadeUpMeasures DATA = MadeUpMeasures.of(60, 3, 0.5, new SplittableRandom(3));

    private static Diagnosis why(RepeatedMeasures data, Covariance covariance) {
        return switch (new MixedModel(data, covariance).fit()) {
            case Fitting.NotFitted<MixedFit>(var diagnosis) -> diagnosis;
            case Fitting.Fitted<MixedFit> fitted ->
                throw new AssertionError("fitted: " + fitted.result().terms());
        };
    }

    private static RepeatedMeasures outcomes(Matrix.Entry entry) {
        return DATA.withOutcomes(entry).cellMeans();
    }

    private static double at(int i, int v) {
        return DATA.outcomes().get(i, v);
    }

    @ParameterizedTest
    @EnumSource(Marginal.class)
    void constant_outcome_leaves_no_residual(Marginal covariance) {
        assertThat(why(outcomes((i, v) -> 7), covariance))
                .isEqualTo(new Diagnosis.NoResidualVariance(List.of("v0", "v1", "v2")));
    }

    @Test
    void visit_that_is_constant_is_named() {
        assertThat(why(outcomes((i, v) -> v == 1 ? 3 : at(i, v)), Marginal.UNSTRUCTURED))
                .isEqualTo(new Diagnosis.NoResidualVariance(List.of("v1")));
    }

    @Test
    void visit_that_repeats_another_makes_the_covariance_singular() {
        Diagnosis why = why(outcomes((i, v) -> v == 2 ? 2 * at(i, 0) : at(i, v)), Marginal.UNSTRUCTURED);
        assertThat(why).isEqualTo(new Diagnosis.SingularCovariance(List.of("v2")));
        assertThat(why.sentence()).contains("v2 follows without error");
    }

    @Test
    void visits_that_nobody_has_both_of_are_named() {
        Diagnosis why = why(
                outcomes((i, v) -> v == 0 || (v == 1) == (i % 4 < 2) ? 1 + i % 7 + v * Math.sin(i) : Double.NaN),
                Marginal.UNSTRUCTURED);
        assertThat(why).isEqualTo(new Diagnosis.NeverTogether(List.of("v1 with v2")));
    }

    @Test
    void compound_symmetry_needs_no_pair_of_every_two_visits() {
        var data = outcomes((i, v) -> v == 0 || (v == 1) == (i % 4 < 2) ? at(i, 0) + v * Math.sin(i) : Double.NaN);
        assertThat(new MixedModel(data, Marginal.COMPOUND_SYMMETRY).fit()).isInstanceOf(Fitting.Fitted.class);
    }

    @Test
    void visit_that_one_arm_never_has_leaves_a_term_aliased() {
        RepeatedMeasures data = outcomes((i, v) -> v == 2 && i % 2 == 1 ? Double.NaN : at(i, v));
        assertThat(why(data, Marginal.UNSTRUCTURED)).isEqualTo(new Diagnosis.Aliased(List.of("b@v2")));
    }

    @Test
    void collinear_covariate_is_named() {
        RepeatedMeasures cells = DATA.cellMeans();
        var terms = Stream.concat(
                        cells.terms().stream(),
                        Stream.of(VisitTerm.constant(
                                "twice", Column.of(60, i -> 2 * DATA.baseline().get(i) + 1), 3)))
                .toList();
        assertThat(why(new RepeatedMeasures(cells.visits(), cells.outcomes(), terms), Marginal.AR1))
                .isEqualTo(new Diagnosis.Aliased(List.of("twice")));
    }

    @Test
    void fewer_outcomes_than_terms_are_too_few() {
        assertThat(why(outcomes((i, v) -> i < 2 ? at(i, 0) + v : Double.NaN), Marginal.AR1))
                .isEqualTo(new Diagnosis.TooFewRows(6, 7));
    }

    @Test
    void infinite_outcome_and_missing_covariate_are_refused() {
        assertThatThrownBy(() -> outcomes((i, v) -> i == 4 && v == 1 ? Double.POSITIVE_INFINITY : at(i, v)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("participant 4")
                .hasMessageContaining("Infinity");
        var terms = List.of(VisitTerm.constant("x", Column.constant(60, Double.NaN), 3));
        assertThatThrownBy(() -> new RepeatedMeasures(DATA.visitNames(), DATA.outcomes(), terms))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x is NaN for participant 0");
    }

    @Test
    void outcomes_far_from_zero_and_of_large_scale_keep_their_digits() {
        MixedFit plain =
                new MixedModel(DATA.cellMeans(), Marginal.UNSTRUCTURED).fit().orElseThrow();
        MixedFit far = new MixedModel(outcomes((i, v) -> 1e9 + 1e3 * at(i, v)), Marginal.UNSTRUCTURED)
                .fit()
                .orElseThrow();
        double expected = 1e3 * Math.sqrt(plain.covariance().get(0, 0));
        assertThat(Math.sqrt(far.covariance().get(0, 0))).isCloseTo(expected, Assertions.withinPercentage(1e-6));
    }

    @Test
    void kenward_roger_refuses_a_full_likelihood() {
        MixedFit fit = new MixedModel(DATA.cellMeans(), Marginal.AR1, Likelihood.FULL)
                .fit()
                .orElseThrow();
        assertThatThrownBy(() -> fit.inference(SmallSample.KENWARD_ROGER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs restricted likelihood");
    }
}
