package org.stegvis.server.trialsetup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import org.stegvis.server.BackPainTrial;

/// What an amendment of the back-pain trial may take away.
class WhatStaysTest {
    private static final Protocol BEFORE = protocol(BackPainTrial.protocol());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "site: johns-hopkins; , johns-hopkins];]",
                "visits: week26; week26; week27",
                "measures: pain; (?<=[ \\[])pain(?=@|:|\\]); nprs",
                "characteristics: sex; sex:; gender:",
                "decisions: second; (?<=  |compare: )second; again",
                "treatments: more; (?<=  |, |\\[)more(?=:|\\]); mindful",
                "sex: female; female, male; woman, male",
                "red-flags; scale: binary; scale: count"
            })
    void what_data_may_stand_under_is_missed(String missing, String what, String by) {
        var amended = protocol(BackPainTrial.protocol()
                .replaceAll(what, by)
                .replace("not red-flags", by.contains("count") ? "red-flags < 1" : "not red-flags"));
        assertThat(new WhatStays(BEFORE, amended).missing()).contains(missing);
        assertThat(new WhatStays(amended, amended).missing()).isEmpty();
    }

    @Test
    void an_option_that_a_decision_no_longer_offers_is_missed_though_its_treatment_stays() {
        var amended = protocol(BackPainTrial.protocol()
                .replace("options: [cbt, more]", "options: [cbt]")
                .replace("options: [pt, more]", "options: [pt]")
                .replaceAll("(?s)  switch-week52:.*?(?=  regimes-week52)", ""));
        assertThat(new WhatStays(BEFORE, amended).missing()).containsExactly("second: more");
    }

    @Test
    void what_is_added_or_planned_otherwise_is_no_loss() {
        var amended = protocol(BackPainTrial.protocol()
                .replace(", johns-hopkins]", ", johns-hopkins, oslo]")
                .replace("age <= 64", "age <= 70")
                .replace("{before: 7, after: 21}", "{before: 7, after: 30}")
                .replace("  red-flags:\n", "  smoker:\n    title: Smoker\n    scale: binary\n  red-flags:\n"));
        assertThat(new WhatStays(BEFORE, amended).missing()).isEmpty();
    }

    private static Protocol protocol(String text) {
        return switch (ProtocolReader.read("protocol.yaml", text)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected(var findings) -> throw new AssertionError(findings.toString());
        };
    }
}
