package org.stegvis.estimation.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CorrelationRootLaws {

    /// A covariance `A A'` with A of few columns, so that most rows follow from others.
    @Property(tries = 200)
    void the_root_times_itself_are_the_correlations_whatever_the_rank(
            @ForAll @IntRange(min = 1, max = 7) int rows,
            @ForAll @IntRange(min = 1, max = 7) int most,
            @ForAll long seed) {
        int rank = Math.min(rows, most);
        var random = new Random(seed);
        Matrix a = Matrix.of(rows, rank, (i, k) -> random.nextGaussian() * Math.pow(10, i - 3));
        Matrix covariance = a.times(a.transpose());

        var root = CorrelationRoot.of(covariance);

        Matrix found = root.factor().times(root.factor().transpose());
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                double correlation = covariance.get(i, j) / Math.sqrt(covariance.get(i, i) * covariance.get(j, j));
                assertThat(found.get(i, j)).isCloseTo(correlation, within(1e-8));
            }
        }
        assertThat(root.rank()).isLessThanOrEqualTo(rank);
    }

    @Example
    void two_contrasts_and_their_sum_have_two_columns() {
        Matrix a = Matrix.ofRows(new double[][] {{1, 0}, {0.5, 2}, {1.5, 2}});

        assertThat(CorrelationRoot.of(a.times(a.transpose())).rank()).isEqualTo(2);
    }

    @Example
    void a_row_without_variance_is_refused_by_its_number() {
        assertThatThrownBy(() -> CorrelationRoot.of(Matrix.ofRows(new double[][] {{1, 0}, {0, 0}})))
                .hasMessage("the variance of row 2 is 0.0 but must be positive.");
    }
}
