package org.stegvis.design.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.design.simulation.Trials;
import org.stegvis.protocol.Protocol;

/// The sections on sites that recruit, on response told with mistakes and on costs.
class ScenarioSectionsTest {
    private static final Protocol PROTOCOL = Trials.trial("back-pain").protocol();
    private static final String SITES =
            "utah: {assessed-per-month: 14}, intermountain: {assessed-per-month: 12, opens: "
                    + "2020-03-02}, johns-hopkins: {assessed-per-month: 8}";

    private static List<String> findings(String sections) {
        return ScenarioReader.read("s.yaml", "scenario: 1\nprotocol: back-pain\n" + sections, PROTOCOL)
                .findings()
                .stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void sound_sections_have_no_findings_of_their_own() {
        assertThat(findings("enrolment: {start: 2020-01-06, variation: 0.3, sites: {" + SITES + "}}\n"
                        + "classification: {second: {response: 0.9, non-response: 0.8}}\n"
                        + "costs: {currency: NOK, visit: 400}\n"))
                .noneMatch(each -> each.contains("enrolment")
                        || each.contains("'site'")
                        || each.contains("classification")
                        || each.contains("costs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enrolment: {per-week: 6, sites: {SITES}} | both per-week and sites",
                "enrolment: {sites: {utah: {assessed-per-month: 14}}} | no site 'intermountain'",
                "enrolment: {sites: {uta: {assessed-per-month: 14}}} | utah",
                "enrolment: {start: 2020-06-01, sites: {SITES}} | a day from 2020-06-01 on",
                "enrolment: {sites: {utah: {opens: 2020-01-06}}} | assessed-per-month",
                "enrolment: {sites: 3} | a mapping from each site",
                "enrolment: {sites: {SITES}, variation: -1} | variation",
                "classification: {first: {response: 0.9}} | a decision with two response classes or more",
                "classification: {second: {respons: 0.9}} | a response class of 'second'",
                "classification: {second: 0.9} | a mapping from response classes to probabilities",
                "costs: {visit: 400} | currency",
                "costs: {currency: NOK, visit: -1} | visit",
                "costs: {currency: NOK, visits: 400} | visit"
            })
    void a_mistake_is_told_where_it_stands(String sections, String told) {
        assertThat(findings(sections.replace("SITES", SITES))).anyMatch(each -> each.contains(told));
    }
}
