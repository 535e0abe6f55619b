package org.stegvis.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.Longitudinal;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReportInput;

/// An analysis with several answers shows all of them.
class SeveralSectionsTest {
    private static final MadeUpTrial BACK_PAIN = MadeUpTrial.named("back-pain", 749);
    private static final MadeUpTrial ALIVE = MadeUpTrial.named("calgb-8923", 150);

    private static String page(MadeUpTrial trial, Language language, Result result) {
        ReportInput input = ReportInput.of(
                trial.protocol(),
                trial.trial().data(),
                List.of(result),
                Provenance.of("1.2.3", MadeUpTrial.PROTOCOL_HASH, MadeUpTrial.DATA_HASH),
                language);
        return ReadPage.of(Report.of(input).html()).text();
    }

    private static Result course() {
        return AnalysisPlan.ofRegimesOverTime("odi", "baseline", "week10", "week26", "week52")
                .by(Longitudinal.withDefaults())
                .run(BACK_PAIN.protocol(), BACK_PAIN.trial().data());
    }

    @ParameterizedTest
    @EnumSource
    void a_course_shows_each_visit_and_the_area(Language language) {
        String page = page(BACK_PAIN, language, course());
        String title = language == Language.ENGLISH ? "Oswestry Disability Index at " : "Oswestry funksjonsskår ved ";
        String area = language == Language.ENGLISH ? "Area under the curve of" : "Areal under kurven for";

        for (String visit : language == Language.ENGLISH
                ? List.of("baseline", "week 10", "week 26")
                : List.of("oppstart", "uke 10", "uke 26")) {
            assertThat(page).contains(title + visit);
        }
        assertThat(page).contains(area);
        assertThat(page)
                .contains(
                        language == Language.ENGLISH
                                ? "has not parted at this visit"
                                : "har ikke skilt lag ved denne målingen");
    }

    @ParameterizedTest
    @EnumSource
    void ratios_of_odds_stand_beside_differences(Language language) {
        Result result = AnalysisPlan.ofRegimes("alive@year2")
                .by(WeightedReplicated.withDefaults())
                .run(ALIVE.protocol(), ALIVE.trial().data());

        assertThat(page(ALIVE, language, result)).contains(language == Language.ENGLISH ? "Odds ratio" : "Oddsratio");
    }

    /// All with physical therapy 40 at week 10, all with the other 20: nothing is left to judge the difference by.
    @Test
    void a_difference_without_a_standard_error_is_not_said_to_be_shown_or_to_be_important() {
        var data = BACK_PAIN.trial().data();
        var columns = new LinkedHashMap<String, Column>();
        data.columnNames().forEach(name -> columns.put(name, data.column(name)));
        var first = data.levels("first");
        columns.put("odi@week10", Column.Numbers.of(data.size(), row -> "pt".equals(first.at(row)) ? 40 : 20));
        TrialData constant = TrialData.of(data.participants(), columns);

        String options = page(
                BACK_PAIN,
                Language.ENGLISH,
                AnalysisPlan.ofOptions("first", "odi@week10").run(BACK_PAIN.protocol(), constant));
        assertThat(options)
                .contains("(difference 20.0, 95% interval 20.0 to 20.0)")
                .contains("The standard error is zero, for nothing varies")
                .doesNotContain("the data show a difference")
                .doesNotContain("lies beyond the least important difference");

        columns.put("odi@week52", Column.Numbers.of(data.size(), row -> 20));
        String regimes = page(
                BACK_PAIN,
                Language.ENGLISH,
                AnalysisPlan.ofRegimes("odi@week52")
                        .run(BACK_PAIN.protocol(), TrialData.of(data.participants(), columns)));
        assertThat(regimes)
                .contains("Test that all are equal: there is nothing to test")
                .doesNotContain("on 0 df");
    }

    @Test
    void both_standard_errors_of_an_adjusted_value_are_shown_and_told_apart() {
        Result adjusted = AnalysisPlan.ofRegimes("odi@week52")
                .adjustedFor("odi@baseline")
                .by(WeightedReplicated.withDefaults())
                .run(BACK_PAIN.protocol(), BACK_PAIN.trial().data());

        assertThat(page(BACK_PAIN, Language.ENGLISH, adjusted))
                .contains("in the population", "take the mean covariates as given");
        assertThat(page(BACK_PAIN, Language.ENGLISH, course())).doesNotContain("in the population");
    }
}
