package org.stegvis.estimation.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.linear.Matrix;

class NormalRectangleLaws {

    @Property(tries = 30)
    void order_of_rows_does_not_matter(@ForAll @IntRange(min = 2, max = 4) int n, @ForAll int seed) {
        var random = new Random(seed);
        Matrix covariance = covariance(n, n, random);
        var lower = random.doubles(n, -3, 0).toArray();
        var upper = random.doubles(n, 0, 3).toArray();
        int[] order = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
        Matrix turned = Matrix.of(n, n, (i, j) -> covariance.get(order[i], order[j]));
        Integral one = NormalRectangle.of(covariance).probability(lower, upper);
        Integral other = NormalRectangle.of(turned).probability(pick(lower, order), pick(upper, order));
        assertThat(one.value()).isCloseTo(other.value(), within(1e-9 + one.error() + other.error()));
    }

    /// Rules of 8 and 12 nodes agree here to 5e-10 and are both wrong by 2.5e-8.
    @Test
    void no_more_is_promised_than_two_rules_show_that_agree_by_chance() {
        order_of_rows_does_not_matter(4, -15);
    }

    @Property(tries = 30)
    void a_row_given_twice_changes_nothing(@ForAll @IntRange(min = 2, max = 3) int n, @ForAll int seed) {
        var random = new Random(seed);
        Matrix covariance = covariance(n, n, random);
        var twice = IntStream.range(0, n + 1).map(i -> Math.min(i, n - 1)).toArray();
        Matrix larger = Matrix.of(n + 1, n + 1, (i, j) -> covariance.get(twice[i], twice[j]));
        var upper = random.doubles(n, -1, 3).toArray();
        Integral one = NormalRectangle.of(covariance).probability(negative(upper), upper.clone());
        Integral other = NormalRectangle.of(larger).probability(negative(pick(upper, twice)), pick(upper, twice));
        assertThat(one.value()).isCloseTo(other.value(), within(1e-9 + one.error() + other.error()));
    }

    @Property(tries = 20)
    void boxes_that_share_a_face_add_up(@ForAll int seed, @ForAll @DoubleRange(min = -1, max = 1) double cut) {
        var random = new Random(seed);
        NormalRectangle rectangle = NormalRectangle.of(covariance(3, 2, random));
        double[] low = {-2, -2, -2};
        double[] high = {2, 2, 2};
        double whole = rectangle.probability(low, high).value();
        double left = rectangle.probability(low, new double[] {cut, 2, 2}).value();
        double right = rectangle.probability(new double[] {cut, -2, -2}, high).value();
        assertThat(left + right).isCloseTo(whole, within(1e-8));
    }

    @Property(tries = 20)
    void a_known_factor_changes_the_way_and_not_the_answer(@ForAll int seed) {
        var random = new Random(seed);
        double[] variance = random.doubles(4, 0.5, 3).toArray();
        double common = 1.3;
        Matrix covariance = Matrix.of(4, 4, (i, j) -> i == j ? variance[i] + common : common);
        Matrix slightly = Matrix.of(4, 4, (i, j) -> covariance.get(i, j) + (i + j == 3 ? 1e-8 : 0));
        double one = NormalRectangle.of(covariance).below(1.8).value();
        double nested = NormalRectangle.of(slightly).below(1.8).value();
        assertThat(one).isCloseTo(nested, within(1e-7));
    }

    @Test
    void independent_rows_multiply() {
        double one = NormalRectangle.of(Matrix.identity(1)).below(1.2).value();
        assertThat(NormalRectangle.of(Matrix.identity(6)).below(1.2).value())
                .isCloseTo(Math.pow(one, 6), within(1e-14));
    }

    @Test
    void a_row_without_variance_is_refused_by_its_number() {
        assertThatThrownBy(() -> NormalRectangle.of(Matrix.ofRows(new double[] {1, 0}, new double[] {0, 0})))
                .hasMessageContaining("row 2")
                .hasMessageContaining("must be positive");
    }

    /// A A' for a random n x rank matrix A.
    private static Matrix covariance(int n, int rank, Random random) {
        Matrix root = Matrix.of(n, rank, (i, j) -> random.nextGaussian());
        return Matrix.identity(rank).quadratic(root);
    }

    private static double[] pick(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    private static double[] negative(double[] values) {
        return Arrays.stream(values).map(value -> -Math.abs(value) - 0.5).toArray();
    }
}
