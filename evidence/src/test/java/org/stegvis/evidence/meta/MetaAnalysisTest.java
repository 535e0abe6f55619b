package org.stegvis.evidence.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

class MetaAnalysisTest {
    private static final MetaAnalysis DEFAULT = MetaAnalysis.withDefaults();

    @Test
    void one_study_says_what_it_says_and_predicts_nothing_by_t() {
        MetaResult found = DEFAULT.of(new Effects(List.of(Study.of("only", 2.8, 1.32))));
        assertThat(found.pooled().estimate()).isEqualTo(2.8);
        assertThat(found.pooled().se()).isCloseTo(Math.sqrt(1.32), within(1e-12));
        assertThat(found.tau2().estimate()).isZero();
        assertThat(found.prediction()).isNull();
    }

    @Test
    void studies_that_agree_have_no_heterogeneity() {
        MetaResult found =
                DEFAULT.of(MetaAnalysisReference.effects(new double[] {1, 1, 1, 1}, new double[] {.2, .3, .4, .5}));
        assertThat(found.pooled().estimate()).isCloseTo(1, within(1e-12));
        assertThat(found.tau2().estimate()).isZero();
        assertThat(found.heterogeneity().p()).isCloseTo(1, within(1e-12));
    }

    @Test
    void what_cannot_be_pooled_is_refused_with_a_reason() {
        Effects effects = MetaAnalysisReference.effects(new double[] {1, 2, 3}, new double[] {1, 1, 1});
        Column same = Column.constant(3, 2);
        assertThatThrownBy(() -> DEFAULT.of(effects, Moderators.of(List.of("m"), List.of(same))))
                .isInstanceOf(Unpoolable.class)
                .hasMessageContaining("combination");
        assertThatThrownBy(() -> DEFAULT.with(TauSquared.SJ).of(MadeUpStudies.severalArms()))
                .isInstanceOf(Unpoolable.class)
                .hasMessageContaining("REML");
        assertThatThrownBy(() -> DEFAULT.of(new Effects(List.of()))).isInstanceOf(Unpoolable.class);
        assertThatThrownBy(() -> BinaryMeasure.PETO.of("s", new TwoByTwo(0, 10, 0, 10)))
                .isInstanceOf(Unpoolable.class);
    }

    @Test
    void studies_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> Study.of("s", 1, 0)).hasMessageContaining("positive");
        assertThatThrownBy(() -> Study.of("s", Double.NaN, 1)).hasMessageContaining("finite");
        assertThatThrownBy(() ->
                        new Study("s", Column.of(1, 2), Matrix.ofRows(new double[] {1, 2}, new double[] {2, 1})))
                .hasMessageContaining("positive definite");
        assertThatThrownBy(() -> new Effects(List.of(Study.of("s", 1, 1), Study.of("s", 2, 1))))
                .hasMessageContaining("different labels");
        assertThatThrownBy(() -> new TwoByTwo(11, 10, 1, 10)).hasMessageContaining("11");
    }

    @Test
    void differences_within_studies_leave_the_profile_open_above() {
        Study odd = Study.sharingComparator("odd", Column.of(0, 30), Column.of(1, 1), 0.5);
        MetaResult found = DEFAULT.withCorrelationWithin(1).of(new Effects(List.of(odd, Study.of("b", 3, 1))));
        assertThat(found.heterogeneity().tau2Range().upper()).isInfinite();
        assertThat(found.heterogeneity().iSquaredRange().upper()).isEqualTo(100);
    }

    @Test
    void the_prediction_interval_with_one_degree_less_is_wider() {
        MetaResult found = DEFAULT.of(MadeUpStudies.differences());
        var usual = Objects.requireNonNull(found.prediction(Prediction.STUDENT_T));
        var wider = Objects.requireNonNull(found.prediction(Prediction.STUDENT_T_LESS_ONE));
        assertThat(wider.lower()).isLessThan(usual.lower());
        assertThat(wider.upper()).isGreaterThan(usual.upper());
    }
}
