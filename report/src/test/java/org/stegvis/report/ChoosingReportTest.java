package org.stegvis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.estimator.Longitudinal;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReportInput;

/// Contrasts as one family, the global test with its rank, and what a rule was learned from, in the report.
class ChoosingReportTest {
    private static final MadeUpTrial BACK_PAIN = MadeUpTrial.named("back-pain", 749);

    private static String page(Language language, Result result) {
        return ReadPage.of(Report.of(ReportInput.of(
                                BACK_PAIN.protocol(),
                                BACK_PAIN.trial().data(),
                                List.of(result),
                                Provenance.of("1.2.3", MadeUpTrial.PROTOCOL_HASH, MadeUpTrial.DATA_HASH),
                                language))
                        .html())
                .text();
    }

    @ParameterizedTest
    @EnumSource
    void contrasts_of_regimes_are_shown_as_one_family(Language language) {
        Result regimes = AnalysisPlan.ofRegimes("odi@week52")
                .run(BACK_PAIN.protocol(), BACK_PAIN.trial().data());
        String page = page(language, regimes);
        boolean english = language == Language.ENGLISH;
        assertThat(page)
                .contains(english ? "All contrasts together" : "Alle kontrastene sett sammen")
                .contains(english ? "p, max-t" : "p, maks-t")
                .contains("p, Hochberg")
                .contains(english ? "May be the best" : "Kan være det beste")
                .contains(english ? "on 3 df" : "med 3 frihetsgrader");
    }

    @ParameterizedTest
    @EnumSource
    void a_course_has_a_family_at_each_visit_where_regimes_have_parted(Language language) {
        Result course = AnalysisPlan.ofRegimesOverTime("odi", "baseline", "week10", "week26", "week52")
                .by(Longitudinal.withDefaults())
                .run(BACK_PAIN.protocol(), BACK_PAIN.trial().data());
        String heading = language == Language.ENGLISH ? "All contrasts together" : "Alle kontrastene sett sammen";
        assertThat(page(language, course).split(heading, -1)).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void the_coefficients_of_a_learned_rule_are_shown(Language language) {
        var plan = RuleLearning.by(new RuleLearning.Method.QLearning(RuleLearning.Onwards.PREDICTED))
                .with(new RuleLearning.Inference.Sandwich());
        Result learned = AnalysisPlan.ofRegimes("odi@week52")
                .by(plan)
                .run(BACK_PAIN.protocol(), BACK_PAIN.trial().data());
        assertThat(page(language, learned))
                .contains(language == Language.ENGLISH ? "What the rule was learned from" : "Hva regelen er lært av")
                .contains("first: cbt v pt");
    }
}
