package org.stegvis.estimation.multiplicity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.Measure;

/// A family found from the printed contrasts against the same found from the covariance of the values.
class FamilyTwice {
    private static final Matrix COVARIANCE = Matrix.ofRows(
            new double[] {2.0, 0.7, 0.1, 0.0},
            new double[] {0.7, 1.5, 0.0, 0.2},
            new double[] {0.1, 0.0, 1.8, 0.9},
            new double[] {0.0, 0.2, 0.9, 2.2});
    private static final Level LEVEL = new Level(0.96);

    @Test
    void contrasts_alone_tell_their_covariance() {
        JointEstimate values = values(Reference.normal());
        Section.Family family = requireNonNull(Family.of(section(values), Measure.Direction.LOWER));
        Matrix pairs = Matrix.ofRows(
                new double[] {1, -1, 0, 0},
                new double[] {1, 0, -1, 0},
                new double[] {1, 0, 0, -1},
                new double[] {0, 1, -1, 0},
                new double[] {0, 1, 0, -1},
                new double[] {0, 0, 1, -1});
        MaxT maximum = MaxT.of(COVARIANCE.quadratic(pairs), MaxT.Tail.BOTH, Reference.normal());
        assertThat(family.critical()).isCloseTo(maximum.critical(0.04), within(1e-7));
        for (int i = 0; i < 6; i++) {
            double z = values.pairwise(LEVEL).get(i).difference().statistic();
            assertThat(family.contrasts().get(i).maxT()).isCloseTo(maximum.adjustedP(z), within(1e-7));
        }
        List<BestRegimes.Standing> standings = BestRegimes.of(values, BestRegimes.Better.LOWER, 0.04);
        for (int i = 0; i < 4; i++) {
            assertThat(family.best().get(i).p()).isCloseTo(standings.get(i).p(), within(1e-8));
            assertThat(family.best().get(i).mayBeBest())
                    .isEqualTo(standings.get(i).inSet());
        }
    }

    @Test
    void each_adjustment_is_at_least_the_p_value_and_max_t_at_most_bonferroni() {
        for (Reference reference : List.of(Reference.normal(), new Reference.StudentT(20))) {
            Section.Values section = section(values(reference));
            Section.Family family = requireNonNull(Family.of(section, Measure.Direction.HIGHER));
            for (int i = 0; i < 6; i++) {
                double p = section.contrasts().get(i).difference().p();
                Section.Adjusted adjusted = family.contrasts().get(i);
                assertThat(adjusted.maxT()).isBetween(p - 1e-9, Math.min(1, 6 * p) + 1e-9);
                assertThat(adjusted.hochberg()).isBetween(p, adjusted.holm());
                boolean excludesZero = adjusted.lower() > 0 || adjusted.upper() < 0;
                assertThat(excludesZero).isEqualTo(adjusted.maxT() < 0.04);
            }
        }
    }

    @Test
    void the_best_value_may_be_the_best_and_a_family_of_two_is_none() {
        Section.Family family = requireNonNull(Family.of(section(values(Reference.normal())), Measure.Direction.LOWER));
        assertThat(family.best().get(2).mayBeBest()).isTrue();
        assertThat(Family.of(section(values(Reference.normal()).first(2)), Measure.Direction.LOWER))
                .isNull();
        assertThat(requireNonNull(Family.of(section(values(Reference.normal())), Measure.Direction.NEITHER))
                        .best())
                .isEmpty();
    }

    private static JointEstimate values(Reference reference) {
        return new JointEstimate(List.of("a", "b", "c", "d"), Column.of(3.1, 5.9, 0.4, 2.2), COVARIANCE, reference);
    }

    private static Section.Values section(JointEstimate values) {
        return new Section.Values(
                new Quantity.AtVisit("end"),
                new Section.Sides.Options(),
                values.estimates(LEVEL),
                values.pairwise(LEVEL),
                new Section.Ratios.None(),
                values.equality());
    }
}
