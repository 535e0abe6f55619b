package org.stegvis.estimation.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

class JointEstimateTest {
    private static final Matrix COVARIANCE =
            Matrix.ofRows(new double[] {4, 1, 0}, new double[] {1, 2, 0.5}, new double[] {0, 0.5, 1});
    private static final JointEstimate THREE =
            new JointEstimate(List.of("a", "b", "c"), Column.of(3, 1, -1), COVARIANCE, Reference.normal());

    /// Of an outcome that is 0.1 for all, sums leave values and errors of the last digit.
    @Test
    void what_is_rounding_of_the_values_has_no_error_and_no_test() {
        var values = new JointEstimate(
                List.of("a", "b", "c"),
                Column.of(0.1, 0.1 + 3e-17, 0.1 - 4e-17),
                Matrix.diagonal(Column.of(1e-34, 2e-34, 3e-34)),
                Reference.normal());

        assertThat(values.estimates(Level.OF_95_PERCENT))
                .allSatisfy(each -> assertThat(each.estimate().se()).isZero());
        assertThat(values.estimate(1, Level.OF_95_PERCENT).se()).isZero();
        assertThat(values.pairwise(Level.OF_95_PERCENT)).allSatisfy(each -> {
            assertThat(each.difference().estimate()).isZero();
            assertThat(each.difference().se()).isZero();
            assertThat(each.difference().p()).isNaN();
        });
        assertThat(values.equality()).isEqualTo(new GlobalTest.Wald(0, 0, 1, 2));
    }

    @Test
    void a_difference_without_an_error_has_no_p_value() {
        var values = new JointEstimate(
                List.of("a", "b"), Column.of(40, 20), Matrix.diagonal(Column.constant(2, 0)), Reference.normal());

        assertThat(values.contrast(0, 1, Level.OF_95_PERCENT).difference().estimate())
                .isEqualTo(20);
        assertThat(values.contrast(0, 1, Level.OF_95_PERCENT).difference().p()).isNaN();
    }

    /// R 4.2: `2 * pnorm(-z)`.
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1.959963984540054, 0.05",
        "10, 1.523970604832105e-23",
        "30, 9.813427854296374e-198",
        "37, 1.145114244504915e-299"
    })
    void the_normal_p_value_keeps_its_digits_in_the_far_tail(double z, double p) {
        assertThat(Reference.normal().twoSided(z)).isCloseTo(p, withinPercentage(1e-9));
        assertThat(Reference.normal().twoSided(-z)).isEqualTo(Reference.normal().twoSided(z));
    }

    /// R 4.2: `qnorm(pt(-t, df))`.
    @ParameterizedTest
    @CsvSource({
        "0.5, 3, 0.451751566616437",
        "2.5, 4, 1.83324230721536",
        "3, 6, 2.25699804775858",
        "12, 2, 2.70293910425125",
        "4, 200, 3.91842094452335"
    })
    void student_s_t_becomes_the_z_of_the_same_probability(double t, double df, double z) {
        var reference = new Reference.StudentT(df);
        assertThat(reference.z(t)).isCloseTo(z, withinPercentage(1e-9));
        assertThat(reference.z(-t)).isEqualTo(-reference.z(t));
        assertThat(Reference.normal().twoSided(reference.z(t)))
                .isCloseTo(reference.twoSided(t), withinPercentage(1e-9));
        assertThat(Reference.normal().z(t)).isEqualTo(t);
        assertThat(reference.z(Double.NaN)).isNaN();
    }

    /// R 4.2: `qnorm(1 - tail)` and `qt(0.98, 10)`.
    @Test
    void the_level_of_an_interval_is_an_argument() {
        Estimate wide = Estimate.of(10, 2, Reference.normal(), new Level(0.99));
        assertThat(wide.upper()).isCloseTo(10 + 2 * 2.575829303548901, within(1e-12));
        Estimate t = Estimate.of(10, 2, new Reference.StudentT(10), Level.ofAlpha(0.04));
        assertThat(t.lower()).isCloseTo(10 - 2 * 2.359314623736535, within(1e-9));
        assertThat(t.level()).isEqualTo(0.96);
    }

    @ParameterizedTest
    @ValueSource(doubles = {95, 1, 0, -0.95, Double.NaN})
    void a_level_outside_0_to_1_is_refused(double level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Level(level))
                .withMessageContainingAll(String.valueOf(level), "0.95 is 95 %");
    }

    @Test
    void all_pairs_stand_in_order_and_use_the_covariance() {
        List<Contrast> pairs = THREE.pairwise(Level.OF_95_PERCENT);
        assertThat(pairs).extracting(pair -> pair.of() + pair.versus()).containsExactly("ab", "ac", "bc");
        assertThat(pairs)
                .extracting(pair -> pair.difference().se())
                .containsExactly(Math.sqrt(4), Math.sqrt(5), Math.sqrt(2));
    }

    @Test
    void a_contrast_is_the_combination_with_1_and_minus_1() {
        assertThat(THREE.combination(Column.of(1, 0, -1), Level.OF_95_PERCENT))
                .isEqualTo(THREE.contrast(0, 2, Level.OF_95_PERCENT).difference());
    }

    /// By hand: d = (2, 2), V = ((4, -0.5), (-0.5, 2)), d'V⁻¹d = (4·2 + 2·0.5·4 + 4·4) / 7.75 = 28 / 7.75.
    @Test
    void the_test_of_equality_is_the_quadratic_form_in_the_differences() {
        GlobalTest test = THREE.equality();
        assertThat(test.statistic()).isCloseTo(28 / 7.75, within(1e-12));
        assertThat(test.df()).isEqualTo(2);
        // chi-square with 2 degrees of freedom
        assertThat(test.p()).isCloseTo(Math.exp(-14 / 7.75), within(1e-12));
    }

    @Test
    void redundant_contrasts_add_no_degrees_of_freedom() {
        Matrix allPairs = Matrix.ofRows(new double[] {1, -1, 0}, new double[] {1, 0, -1}, new double[] {0, 1, -1});
        GlobalTest test = THREE.global(allPairs);
        assertThat(test.df()).isEqualTo(2);
        assertThat(test.statistic()).isCloseTo(THREE.equality().statistic(), within(1e-12));
    }

    @Test
    void contrasts_of_very_different_size_keep_their_rank() {
        Matrix map = Matrix.ofRows(new double[] {1e-8, -1e-8, 0}, new double[] {0, 1e8, -1e8});
        GlobalTest test = THREE.global(map);
        assertThat(test.df()).isEqualTo(2);
        assertThat(test.statistic()).isCloseTo(THREE.equality().statistic(), within(1e-12));
    }

    @Test
    void with_student_t_the_global_test_is_an_f_test() {
        var t = new JointEstimate(THREE.names(), THREE.values(), COVARIANCE, new Reference.StudentT(20));
        assertThat(t.equality()).isInstanceOfSatisfying(GlobalTest.F.class, f -> {
            assertThat(f.statistic()).isCloseTo(14 / 7.75, within(1e-12));
            assertThat(f.denominatorDf()).isEqualTo(20);
            // F with 2 and m: (1 + 2F/m)^(-m/2)
            assertThat(f.p()).isCloseTo(Math.pow(1 + 2 * 14 / 7.75 / 20, -10), within(1e-12));
        });
    }

    @Test
    void one_value_has_nothing_to_be_equal_to() {
        assertThat(THREE.first(1).equality()).isEqualTo(new GlobalTest.Wald(0, 0, 1, 0));
    }
}
