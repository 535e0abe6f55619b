package org.stegvis.estimation.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Fit;
import org.stegvis.estimation.linear.GeneralisedLinearModel;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Referral;

/// The closed form without covariates, against the general equations on replicated rows: every link,
/// correction and clustering.
class SaturatedMeansTwice {

    @Property(tries = 60)
    void the_closed_form_is_the_solution_of_the_general_equations(
            @ForAll @IntRange(min = 100, max = 250) int n,
            @ForAll long seed,
            @ForAll Link link,
            @ForAll Correction correction,
            @ForAll @IntRange(min = 0, max = 12) int clinics) {
        MadeUpTrial trial = MadeUpTrial.of(n, seed, link);
        Grouping clusters = clinics < 6 ? Grouping.each(n) : Grouping.of(clinics, n, i -> (i * 7) % clinics);
        RegimeRows rows = trial.rows();
        Column weights = Column.of(
                rows.rows(), row -> 1 / trial.probability()[rows.participant().get(row)]);
        var model = new GeneralisedLinearModel(
                Design.indicators(rows.regimes(), rows.regime()),
                Column.of(rows.rows(), row -> trial.y()[rows.participant().get(row)]),
                weights,
                rows.participant().within(clusters),
                link);
        Fit fit = model.fit().orElseThrow();
        Matrix expected = fit.withScores(model.scores(fit, correction)).covariance();

        RegimeValues found = new WeightedReplicated(
                        rows,
                        Column.of(trial.y()),
                        Design.empty(n),
                        Column.of(rows.rows(), row -> 1 / weights.get(row)),
                        Matrix.of(n, 0, (i, j) -> 0),
                        link)
                .with(new Settings(clusters, correction, Referral.NORMAL))
                .fit()
                .orElseThrow();

        JointEstimate actual = found.coefficients();
        assertThat(found.dispersion()).isCloseTo(fit.dispersion(), within(1e-9 * fit.dispersion()));
        for (int d = 0; d < 4; d++) {
            assertThat(actual.values().get(d)).isCloseTo(fit.coefficients().get(d), within(1e-9));
            for (int e = 0; e < 4; e++) {
                double size = Math.sqrt(expected.get(d, d) * expected.get(e, e));
                assertThat(actual.covariance().get(d, e)).isCloseTo(expected.get(d, e), within(1e-8 * size + 1e-20));
            }
        }
    }
}
