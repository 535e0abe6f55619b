package org.stegvis.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.expression.Reference;

/// What an allocation may be stratified by.
class StrataTest {
    private static final String SECOND =
            "options: [cbt, more]\n        allocate: {procedure: permuted-blocks, sizes: [2, 4, 6], strata: ";

    private static Reading second(String strata) {
        return Edited.backPain().with(SECOND + "[site]", SECOND + strata).read();
    }

    @ParameterizedTest
    @CsvSource({"sex", "red-flags", "first", "class", "second.class", "site"})
    void a_category_a_yes_no_fact_an_earlier_decision_and_a_response_class_make_strata(String name) {
        assertThat(second("[" + name + "]")).isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void they_are_kept_in_the_order_of_the_file() {
        var accepted = (Reading.Accepted) second("[red-flags, first, sex]");
        var route = accepted.protocol().decision("second").routes().get(1);

        assertThat(((Action.Allocate) route.action()).strata())
                .containsExactly(
                        new Reference.Characteristic("red-flags"),
                        new Reference.OptionAt("first"),
                        new Reference.Characteristic("sex"));
    }

    @ParameterizedTest
    @CsvSource({
        "age, a number",
        "odi@now, a number",
        "response, one response class",
        "second, a decision that is taken earlier",
        "sexx, sex",
    })
    void anything_else_is_told(String name, String told) {
        Reading reading = second("[" + name + "]");

        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        assertThat(reading.findings().toString()).contains(told);
    }
}
