package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.stegvis.design.simulation.Trials;

/// The back-pain trial played out some hundred times: the short form of docs/validation/back-pain-coverage.md.
///
/// Tolerance: four Monte Carlo errors, so that one of 190 numbers is off by chance in one run of a hundred;
/// the seed is fixed.
class BackPainCoverageCalibration {
    private static final int REPLICATES = 600;
    private static final OperatingCharacteristics FOUND = found();

    private static OperatingCharacteristics found() {
        var trial = Trials.trial("back-pain");
        var truth = Study.truth(trial.protocol(), trial.scenario(), 40_000, 1);
        return Study.of(trial.protocol(), trial.scenario(), truth, 749, 1).run(REPLICATES, 2, Study.Progress.SILENT);
    }

    private static double error(double level) {
        return Math.sqrt(level * (1 - level) / REPLICATES);
    }

    @Test
    void intervals_cover_as_often_as_they_say() {
        assertThat(FOUND.quantities()).hasSize(32).allSatisfy(each -> {
            double level = each.quantity().analysis().level();
            assertThat(each.coverage().value())
                    .as(each.quantity().name())
                    .isEqualTo(level, within(4 * error(level) + 0.002));
            assertThat(each.coverageOf95().value())
                    .as(each.quantity().name())
                    .isEqualTo(0.95, within(4 * error(0.95) + 0.002));
        });
    }

    @Test
    void standard_errors_are_as_large_as_estimates_vary() {
        assertThat(FOUND.quantities())
                .allSatisfy(each -> assertThat(each.errorRatio().value())
                        .as(each.quantity().name())
                        .isEqualTo(1, within(4 * each.errorRatio().error())));
    }

    /// Who is lost depends a little on what became of the participant, which biases values by far less than they
    /// vary.
    @Test
    void bias_is_small_beside_the_standard_error() {
        assertThat(FOUND.quantities())
                .allSatisfy(each -> assertThat(Math.abs(each.bias().value()))
                        .as(each.quantity().name())
                        .isLessThan(4 * each.bias().error()
                                + 0.12 * each.empiricalError().value()));
    }
}
