package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Section;

/// Ratios of imputed sets have the distribution of the sets, and not the normal one whatever theirs is.
class PooledRatiosTest {

    /// Log odds 0.8 with an error of 0.5, no difference between sets. R 4.2: `exp(0.8 - q * 0.5)` and
    /// `2 * p`, with `qt(0.98, 10.4)` and `pt(-1.6, 10.4)`, for Barnard and Rubin make 10.4 of 12 degrees of
    /// freedom, or with qnorm and pnorm.
    @ParameterizedTest
    @CsvSource({"12, 0.688653323333924, 0.139507668533817", "Infinity, 0.797020837738580, 0.109598583399116"})
    void their_errors_are_those_of_the_sets(double df, double lower, double p) {
        Reference reference = Double.isInfinite(df) ? Reference.normal() : new Reference.StudentT(df);
        var level = new Level(0.96);
        var onLink = new JointEstimate(
                List.of("a", "b"), Column.of(0.8, 0), Matrix.diagonal(Column.of(0.125, 0.125)), reference);
        var set = new Section.Values(
                new Quantity.AtVisit("end"),
                new Section.Sides.Options(),
                onLink.estimates(level),
                onLink.estimates(level),
                onLink.pairwise(level),
                new Section.Ratios.OfOdds(onLink.ratios(level)),
                onLink.equality());

        Ratio ratio = ((Section.Ratios.OfOdds) new PooledRatios(level, List.of(set, set, set)).ratios())
                .ratios()
                .getFirst();

        assertThat(ratio.ratio()).isCloseTo(Math.exp(0.8), within(1e-12));
        assertThat(ratio.lower()).isCloseTo(lower, within(1e-9));
        assertThat(ratio.p()).isCloseTo(p, within(1e-9));
    }
}
