package org.stegvis.design.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScenarioTextTest {
    private static final String TEXT = """
            # åpen
            scenario: 1
            measures:
              odi:
                week10: {normal: {mean: "40 + if(first = pt, -2, 0)", sd: 14.7}, step: 2}
                week52:
                  normal:
                    mean: >-
                      12 + 0.3 * odi@week10
                      + 1
                    sd: 13
            missing: {week10: "if(first = pt, 0.1, 0.2)"}
            """;

    @Test
    void a_number_is_replaced_and_all_else_stays() {
        assertThat(ScenarioText.with(TEXT, "measures.odi.week10.normal.sd", "9.5"))
                .isEqualTo(TEXT.replace("sd: 14.7", "sd: 9.5"));
    }

    @Test
    void an_expression_is_written_in_quotes() {
        assertThat(ScenarioText.with(TEXT, "missing.week10", "if(first = pt, 0, 0.3)"))
                .isEqualTo(TEXT.replace("if(first = pt, 0.1, 0.2)", "if(first = pt, 0, 0.3)"));
    }

    @Test
    void a_text_over_several_lines_becomes_one() {
        assertThat(ScenarioText.with(TEXT, "measures.odi.week52.normal.mean", "20"))
                .contains("mean: 20\n        sd: 13\n")
                .doesNotContain("12 + 0.3");
    }

    @Test
    void what_is_not_there_is_told_with_what_is() {
        assertThatThrownBy(() -> ScenarioText.with(TEXT, "measures.odi.week11.normal.sd", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The scenario has no 'week11' at 'measures.odi'; there is week10, week52.");
        assertThatThrownBy(() -> ScenarioText.with(TEXT, "measures.odi", "1"))
                .hasMessageContaining("name one of week10");
        assertThatThrownBy(() -> ScenarioText.with(TEXT, "scenario.x", "1")).hasMessageContaining("nothing below it");
    }
}
