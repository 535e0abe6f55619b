package org.stegvis.estimation.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.linear.Fitting.NotFitted;

class GeneralisedLinearModelTest {
    private static final Column X = Column.of(-2, -1, 0, 1, 2, 3, 4, 5);
    private static final Column OVERLAPPING = Column.of(0, 0, 1, 0, 1, 0, 1, 1);
    private static final Column SEPARATED = Column.of(0, 0, 0, 0, 1, 1, 1, 1);

    private static Fitting<Fit> fit(Design design, Column response, Link link) {
        int n = design.rows();
        return new GeneralisedLinearModel(design, response, Column.constant(n, 1), Grouping.each(n), link).fit();
    }

    private static Design line() {
        return Design.intercept(8).and("x", X);
    }

    @Test
    void an_exact_line_is_found_even_far_from_zero() {
        Column response = Column.of(8, row -> 1e9 + 0.5 * X.get(row));
        Fit fit = fit(line(), response, Link.IDENTITY).orElseThrow();
        assertThat(fit.coefficients().get(1)).isCloseTo(0.5, within(1e-6));
        assertThat(fit.coefficients().get(0)).isCloseTo(1e9, within(1e-5));
    }

    @ParameterizedTest
    @EnumSource(Link.class)
    void a_term_that_repeats_others_is_named(Link link) {
        Design design = line().and("twice x less one", Column.of(8, row -> 2 * X.get(row) - 1));
        assertThat(fit(design, OVERLAPPING, link))
                .isEqualTo(new NotFitted<>(new Diagnosis.Aliased(List.of("twice x less one"))));
    }

    @ParameterizedTest
    @EnumSource(Link.class)
    void all_repeated_terms_are_named_and_others_are_not(Link link) {
        Design design = Design.intercept(8)
                .and("one", Column.constant(8, 1))
                .and("x", X)
                .and("zero", Column.constant(8, 0))
                .and("square", Column.of(8, row -> X.get(row) * X.get(row)));
        assertThat(fit(design, OVERLAPPING, link))
                .isEqualTo(new NotFitted<>(new Diagnosis.Aliased(List.of("one", "zero"))));
    }

    @Test
    void nearly_equal_terms_are_not_taken_as_equal() {
        Design design = line().and("close", Column.of(8, row -> X.get(row) + 1e-6 * ((row * row) % 3)));
        assertThat(fit(design, OVERLAPPING, Link.IDENTITY)).isInstanceOf(Fitting.Fitted.class);
    }

    @Test
    void complete_separation_is_named() {
        assertThat(fit(line(), SEPARATED, Link.LOGIT))
                .isEqualTo(new NotFitted<>(new Diagnosis.Separated(List.of("(Intercept)", "x"))));
    }

    @Test
    void a_group_without_events_is_named_and_the_others_are_not() {
        var groups = Grouping.of(3, 0, 0, 1, 1, 1, 2, 2, 2);
        Design design = Design.indicators(List.of("a", "b", "c"), groups);
        assertThat(fit(design, Column.of(0, 1, 0, 0, 0, 1, 0, 1), Link.LOGIT))
                .isEqualTo(new NotFitted<>(new Diagnosis.Separated(List.of("b"))));
    }

    @Test
    void an_outcome_without_variation_is_separated() {
        assertThat(fit(line(), Column.constant(8, 1), Link.LOGIT))
                .isInstanceOfSatisfying(
                        NotFitted.class, not -> assertThat(not.diagnosis()).isInstanceOf(Diagnosis.Separated.class));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1, 1e6})
    void data_that_overlap_are_never_called_separated(double scale) {
        Design design = Design.intercept(8).and("x", Column.of(8, row -> scale * X.get(row)));
        Fit fit = fit(design, OVERLAPPING, Link.LOGIT).orElseThrow();
        Fit plain = fit(line(), OVERLAPPING, Link.LOGIT).orElseThrow();
        assertThat(fit.coefficients().get(1) * scale)
                .isCloseTo(plain.coefficients().get(1), within(1e-10));
    }

    @Test
    void the_scores_sum_to_zero_at_the_solution() {
        Fit fit = fit(line(), OVERLAPPING, Link.LOGIT).orElseThrow();
        for (int j = 0; j < 2; j++) {
            assertThat(fit.scores().column(j).sum()).isCloseTo(0, within(1e-13));
        }
    }

    @Test
    void more_terms_than_rows_are_too_many() {
        Design design = Design.indicators(List.of("a", "b", "c"), Grouping.of(3, 0, 1));
        assertThat(fit(design, Column.of(1, 2), Link.IDENTITY))
                .isEqualTo(new NotFitted<>(new Diagnosis.TooFewRows(2, 3)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_value_that_is_not_finite_is_refused_by_name_and_row(double bad) {
        Column column = Column.of(8, row -> row == 5 ? bad : row);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(Design.intercept(8).and("age", column), OVERLAPPING, Link.IDENTITY))
                .withMessageContainingAll("age", String.valueOf(bad), "row 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(line(), column, Link.IDENTITY))
                .withMessageContainingAll("response", String.valueOf(bad), "row 5");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1})
    void a_weight_must_be_positive_and_finite(double bad) {
        Column weights = Column.of(8, row -> row == 2 ? bad : 1);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new GeneralisedLinearModel(line(), OVERLAPPING, weights, Grouping.each(8), Link.IDENTITY))
                .withMessageContainingAll("weights", String.valueOf(bad), "row 2");
    }

    @Test
    void the_logit_link_needs_zeros_and_ones() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(line(), X, Link.LOGIT))
                .withMessageContainingAll("response", "-2.0", "0 or 1", "identity link");
    }
}
