package org.stegvis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.SurvivalCurves;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.estimator.Survival;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReportInput;

/// The curves of a time to an event, in results and report.
class SurvivalReportTest {
    private static final MadeUpTrial TRIAL = MadeUpTrial.named("calgb-8923", 150);
    private static final Result.Found FOUND = (Result.Found) AnalysisPlan.ofRegimes("survival@end")
            .by(Survival.withDefaults().until(12))
            .run(TRIAL.protocol(), TRIAL.trial().data());

    @ParameterizedTest
    @EnumSource
    void a_figure_shows_the_curve_of_each_regime(Language language) {
        String html = Report.of(ReportInput.of(
                        TRIAL.protocol(),
                        TRIAL.trial().data(),
                        List.of(FOUND),
                        Provenance.of("1.2.3", MadeUpTrial.PROTOCOL_HASH, MadeUpTrial.DATA_HASH),
                        language))
                .html();
        assertThat(html)
                .contains(
                        language == Language.ENGLISH
                                ? "aria-label=\"Probability of no event over time\""
                                : "aria-label=\"Sannsynlighet for ingen hendelse over tid\"");
    }

    /// The probability at the horizon is held to R; an earlier point is that of the same analysis with an earlier
    /// horizon.
    @Test
    void each_point_of_a_curve_is_the_probability_with_that_horizon() {
        SurvivalCurves curves = FOUND.sections(SurvivalCurves.class).getFirst();
        for (double until : new double[] {3, 7.5, 12}) {
            var shorter = (Result.Found) AnalysisPlan.ofRegimes("survival@end")
                    .by(Survival.withDefaults().until(until))
                    .run(TRIAL.protocol(), TRIAL.trial().data());
            Section.Values at = shorter.values(new Quantity.WithoutEvent(until, "months"));
            for (SurvivalCurves.Curve curve : curves.curves()) {
                assertThat(curve.at(until)).isEqualTo(at.value(curve.side()).estimate());
            }
        }
    }
}
