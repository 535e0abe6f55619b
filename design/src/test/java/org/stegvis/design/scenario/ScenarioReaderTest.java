package org.stegvis.design.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.yaml.Finding;

/// What a person reads who has made a mistake in a scenario. Each case changes one place of a sound file.
class ScenarioReaderTest {
    private static final Protocol PROTOCOL = protocol();

    private static final String SOUND = """
            scenario: 1
            protocol: small
            traits:
              severity: {normal: {mean: 0, sd: 1}}
            characteristics:
              site: {north: 0.5, south: 0.5}
              age: {normal: {mean: 45, sd: 10}, min: 18, max: 64, step: 1}
            measures:
              pain:
                start: {normal: {mean: 6 + trait-severity, sd: 1}, step: 1/3}
                end: {normal: {mean: "pain@start - if(first = a, 1, 0)", sd: 1}}
              falls:
                end: {poisson: {mean: 2}}
              death:
                end: {exponential: {mean: 30}, censor: 24}
            decisions:
              first: {start: 0.9, complete: "if(first = a, 0.7, 0.6)"}
            missing: {end: "if(first = a, 0.1, 0.2)"}
            withdraw: {end: 0.05}
            consent: 0.9
            """;

    private static Protocol protocol() {
        String text = """
                stegvis: 1
                trial: {id: small, title: Small, participants: 208}
                sites: [north, south]
                treatments: {a: {title: A}, b: {title: B}}
                characteristics:
                  age: {title: Age, scale: {continuous: {min: 0, max: 120}}}
                measures:
                  pain: {title: Pain, scale: {continuous: {min: 0, max: 10}}, better: lower}
                  falls: {title: Falls, scale: count, better: lower}
                  death: {title: Death, scale: {time-to-event: {unit: months}}, better: higher}
                visits:
                  start: {week: 0, collect: [pain]}
                  end: {week: 8, collect: [pain, falls, death]}
                decisions:
                  first: {at: start, options: [a, b], allocate: {procedure: simple}}
                """;
        return switch (ProtocolReader.read("small.yaml", text)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected rejected ->
                throw new AssertionError(rejected.findings().toString());
        };
    }

    private static List<String> findings(String text) {
        return ScenarioReader.read("s.yaml", text, PROTOCOL).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    @Test
    void a_sound_file_is_a_scenario() {
        var reading = ScenarioReader.read("s.yaml", SOUND, PROTOCOL);

        assertThat(reading.findings()).isEmpty();
        assertThat(reading).isInstanceOfSatisfying(ScenarioReading.Accepted.class, accepted -> {
            Scenario scenario = accepted.scenario();
            assertThat(accepted.sha256()).hasSize(64);
            assertThat(scenario.calendar()).isEqualTo(new Calendar(Calendar.USUAL_START, 2));
            assertThat(at(scenario, "end"))
                    .extracting(each -> each.reference().toString())
                    .containsExactly("pain@end", "falls@end", "death@end");
            assertThat(at(scenario, "start").getFirst().rounding().of(7.3)).isEqualTo(22 / 3.0);
            assertThat(at(scenario, "start").getFirst().rounding().of(10.9)).isEqualTo(10);
            assertThat(at(scenario, "end").get(1).rounding().of(2.4)).isEqualTo(2);
        });
    }

    private static List<Variable> at(Scenario scenario, String visit) {
        return scenario.measures().getOrDefault(visit, List.of());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_told_where_it_stands(String sound, String wrong, String... told) {
        assertThat(SOUND).contains(sound);
        List<String> findings = findings(SOUND.replace(sound, wrong));

        assertThat(findings).hasSize(told.length);
        for (int i = 0; i < told.length; i++) {
            assertThat(findings.get(i)).contains(told[i]);
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("scenario: 1", "scenario: 2", "s.yaml:1:11: error: scenario: found version 2 of the format"),
                mistake("protocol: small", "protocol: smal", "2:11: error: protocol: found 'smal', expected 'small'"),
                mistake("consent: 0.9", "consent: 1.5", "found 1.5, expected a probability from 0 to 1"),
                mistake("consent: 0.9", "consnt: 0.9", "20:1: error: consnt: found the key 'consnt'"),
                mistake(
                        "north: 0.5",
                        "nort: 0.5",
                        "found 'nort', expected the name of a level (north, south). Did you mean 'north'?"),
                mistake(
                        "  age: {normal: {mean: 45, sd: 10}, min: 18, max: 64, step: 1}\n",
                        "",
                        "found no model of the characteristic 'age'"),
                mistake(
                        "  age: {", "  aeg: {",
                        "found no model of the characteristic 'age'", "'aeg'"),
                mistake("max: 64", "max: 640", "found a range from 18.0 to 640.0 in steps of 1.0"),
                mistake("age: {normal", "age: {norml", "found 'norml', expected one of normal, uniform"),
                mistake(
                        "  falls:\n    end: {poisson: {mean: 2}}\n",
                        "",
                        "found no model of 'falls@end', expected one for each measure at each visit that collects it"),
                mistake("  falls:\n", "  fals:\n", "found no model of 'falls@end'", "Did you mean 'falls'?"),
                mistake(
                        "falls:\n    end:",
                        "falls:\n    ende:",
                        "found no model of 'falls@end'",
                        "Did you mean 'end'?"),
                mistake(
                        "{poisson: {mean: 2}}",
                        "{probability: 0.5}",
                        "found 'probability', expected one of poisson, normal"),
                mistake("{poisson: {mean: 2}}", "{poisson: {mean: -2}}", "found -2, expected a number of at least 0"),
                mistake("{poisson: {mean: 2}}", "{poisson: {mean: 2}, censor: 3}", "found the key 'censor'"),
                mistake("step: 1/3", "step: pain@start", "'pain@start' comes later"),
                mistake("6 + trait-severity", "6 + severity", "expected 'trait-severity', for it is a trait"),
                mistake("6 + trait-severity", "6 + trait-severty", "Did you mean 'trait-severity'?"),
                mistake("6 + trait-severity", "6 + pain@end", "'pain@end' comes later"),
                mistake("6 + trait-severity", "'if(first = a, 6, 5)'", "'first' comes later", "found `a`"),
                mistake("6 + trait-severity", "pain@now", "'@now' means nothing in a scenario"),
                mistake("pain@start - if", "pain@strat - if", "Did you mean 'start'?"),
                mistake("pain@start - if(first = a, 1, 0)", "falls@end", "'falls@end' comes later"),
                mistake(
                        "if(first = a, 1, 0)",
                        "if(first = c, 1, 0)",
                        "11:51: error: measures.pain.end.normal.mean: found `c`, expected one of the levels of `first`: a, b, none"),
                mistake("mean: 0, sd: 1", "mean: age, sd: 1", "'age' comes later"),
                mistake(
                        "missing: {end",
                        "missing: {start",
                        "found 'start', expected the name of a visit after enrolment"),
                mistake("decisions:\n  first", "decisions:\n  fist", "Did you mean 'first'?"),
                mistake(
                        "{start: 0.9, ",
                        "{start: 0.9, instead: c, ",
                        "found 'c', expected the name of an option of 'first', or none (a, b, none)"),
                mistake("missing: {end: \"if(first = a, 0.1, 0.2)\"}", "missing: 0.1", "found 0.1, expected a mapping"),
                mistake("consent: 0.9", "enrolment: {start: 2020-13-01}", "expected a date such as 2020-01-06"));
    }

    private static Arguments mistake(String sound, String wrong, String... told) {
        return Arguments.of(sound, wrong, told);
    }

    @Test
    void all_mistakes_are_told_at_once_in_the_order_of_the_file() {
        var wrong = SOUND.replace("protocol: small", "protocol: other")
                .replace("sd: 10", "sd: -1")
                .replace("pain@start - if", "pian@start - if");

        assertThat(ScenarioReader.read("s.yaml", wrong, PROTOCOL).findings())
                .extracting(finding -> finding.place().line())
                .containsExactly(2, 7, 11);
    }

    @Test
    void a_file_that_is_not_there_is_a_finding() {
        assertThat(ScenarioReader.read(Path.of("no-such-file.yaml"), PROTOCOL))
                .isInstanceOf(ScenarioReading.Rejected.class);
    }
}
