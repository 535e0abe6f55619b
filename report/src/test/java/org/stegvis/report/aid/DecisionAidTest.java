package org.stegvis.report.aid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stegvis.design.scenario.UsualScenario;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Xhtml;

/// On made-up participants of the back-pain trial.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionAidTest {
    private static final Map<String, String> PERSON = Map.of("odi@baseline", "44", "pain@baseline", "6");

    private Protocol protocol;
    private List<Result> results;

    @BeforeAll
    void simulate() {
        UsualScenario usual = UsualScenario.of(Trials.backPain());
        protocol = usual.protocol();
        var data = Simulation.of(usual.protocol(), usual.scenario()).run(400, 1).data();
        results = PlannedAnalyses.of(protocol).run(data);
    }

    private DecisionAid aid(Language language) {
        return DecisionAid.of(protocol, results, language);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void function_and_pain_are_told_under_each_of_the_four_regimes(Language language) {
        DecisionAid aid = aid(language);
        assertThat(aid.asked()).extracting(Asked::name).containsExactly("odi@baseline", "pain@baseline");
        var told = (Told.Expected) aid.of(PERSON, Lettering.TEXT);
        assertThat(told.outcomes()).hasSize(2).allSatisfy(outcome -> {
            assertThat(outcome.ways()).hasSize(4).allSatisfy(way -> {
                assertThat(way.rule()).isNotBlank();
                assertThat(way.surely()).contains("%");
                assertThat(way.persons()).isNotBlank();
            });
            assertThat(Xhtml.of(outcome.figure())).contains("<svg", "role=\"img\"", "aria-label=");
        });
        assertThat(told.outcomes().getFirst().ways().getFirst().surely()).contains("96");
        assertThat(told.outcomes().getLast().ways().getFirst().surely()).contains("99");
        assertThat(aid.limits()).hasSizeGreaterThan(3);
    }

    @Test
    void who_was_worse_before_is_worse_on_average_on_every_way_by_the_same() {
        var mild = (Told.Expected)
                aid(Language.ENGLISH).of(Map.of("odi@baseline", "30", "pain@baseline", "6"), Lettering.TEXT);
        var severe = (Told.Expected)
                aid(Language.ENGLISH).of(Map.of("odi@baseline", "60", "pain@baseline", "6"), Lettering.TEXT);
        for (int d = 0; d < 4; d++) {
            double before =
                    Double.parseDouble(mild.outcomes().getFirst().ways().get(d).average());
            double after = Double.parseDouble(
                    severe.outcomes().getFirst().ways().get(d).average());
            assertThat(after).isGreaterThan(before);
        }
        assertThat(severe.outcomes().getFirst().differences())
                .isEqualTo(mild.outcomes().getFirst().differences());
    }

    @ParameterizedTest
    @CsvSource({"100, outside the trial", "'', give a number", "many, is no number", "NaN, is no number"})
    void a_value_that_nobody_had_is_refused_in_words(String value, String said) {
        var told = (Told.Refused)
                aid(Language.ENGLISH).of(Map.of("odi@baseline", value, "pain@baseline", "6"), Lettering.TEXT);
        assertThat(told.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.name()).isEqualTo("odi@baseline");
            assertThat(problem.sentence()).contains(said);
        });
    }

    @Test
    void a_decimal_comma_is_one() {
        assertThat(aid(Language.NORWEGIAN).of(Map.of("odi@baseline", "44,5", "pain@baseline", "6"), Lettering.TEXT))
                .isInstanceOf(Told.Expected.class);
    }

    @Test
    void analyses_without_a_model_of_persons_give_no_aid() {
        assertThat(DecisionAid.of(protocol, List.of(), Language.ENGLISH).isEmpty())
                .isTrue();
    }
}
