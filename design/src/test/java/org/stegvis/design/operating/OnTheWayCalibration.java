package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// Interim looks at regimes while participants are on the way, and at more than two options: the type I
/// error is what the protocol plans. `docs/validation/interim.sh` repeats the first with more trials.
class OnTheWayCalibration {
    private static final int PARTICIPANTS = 300;
    private static final String SMART = """
            stegvis: 1
            trial: {id: looked, title: Looked, participants: 300}
            treatments: {a: {title: A}, b: {title: B}, c: {title: C}, d: {title: D}}
            measures:
              y: {title: Outcome, scale: {continuous: {}}, better: higher}
            visits:
              start: {week: 0, collect: [y]}
              middle: {week: 8, collect: [y]}
              end: {week: 16, collect: [y]}
            decisions:
              first: {at: start, options: [a, b], allocate: {procedure: permuted-blocks, sizes: [4]}}
              second:
                at: middle
                response: y@middle >= 0.5
                if-missing: wait
                routes:
                  - {when: response, continue: true}
                  - {when: non-response, options: [c, d], allocate: {procedure: permuted-blocks, sizes: [4]}}
            analyses:
              regimes: {compare: regimes, outcome: y@end, estimator: {method: %s}}
            interim: {analysis: regimes, looks: [0.5, 1], spending: pocock}
            """;
    private static final String ALIKE = """
            scenario: 1
            protocol: looked
            enrolment: {per-week: 6}
            measures:
              y:
                start: {normal: {mean: 0, sd: 1}}
                middle: {normal: {mean: 0.5 * y@start, sd: 1}}
                end: {normal: {mean: 0.6 * y@middle, sd: 1}}
            """;
    private static final String OPTIONS = """
            stegvis: 1
            trial: {id: looked, title: Looked, participants: 300}
            treatments: {a: {title: A}, b: {title: B}, c: {title: C}}
            measures:
              y: {title: Outcome, scale: {continuous: {}}, better: higher}
            visits:
              start: {week: 0, collect: [y]}
              end: {week: 16, collect: [y]}
            decisions:
              first: {at: start, options: [a, b, c], allocate: {procedure: permuted-blocks, sizes: [3]}}
            analyses:
              options: {compare: first, outcome: y@end}
            interim: {analysis: options, looks: [0.5, 1], spending: pocock}
            """;
    private static final String OPTIONS_ALIKE = """
            scenario: 1
            protocol: looked
            measures:
              y:
                start: {normal: {mean: 0, sd: 1}}
                end: {normal: {mean: 0, sd: 1}}
            """;

    private static Study study(String protocolText, String scenarioText, boolean isThroughEngine) {
        Protocol protocol = switch (ProtocolReader.read("looked.yaml", protocolText)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected(var findings) -> throw new AssertionError(findings.toString());
        };
        return switch (ScenarioReader.read("looked.scenario.yaml", scenarioText, protocol)) {
            case ScenarioReading.Accepted(var scenario, var warnings, var sha256) -> {
                var truth = Study.truth(protocol, scenario, 2000, 1);
                yield isThroughEngine
                        ? Study.throughEngine(protocol, scenario, truth, PARTICIPANTS, 1)
                        : Study.of(protocol, scenario, truth, PARTICIPANTS, 1);
            }
            case ScenarioReading.Rejected(var findings) -> throw new AssertionError(findings.toString());
        };
    }

    private static OperatingCharacteristics.Looks looks(Study study, int replicates) {
        return Objects.requireNonNull(
                study.run(replicates, 2, Study.Progress.SILENT).looks());
    }

    @Test
    void regimes_that_do_not_differ_are_told_apart_as_rarely_as_planned() {
        var found = looks(study(SMART.formatted("iaipw"), ALIKE, false), 600);
        assertThat(found.rejection().value()).isCloseTo(0.055, within(4 * Math.sqrt(0.05 / 600)));
        // The first look sees 150 who have finished, and those who enrolled in the 16 weeks after the last of them.
        assertThat(found.looks().getFirst().participants()).isBetween(240, 252);
    }

    @Test
    void both_ways_of_simulating_see_the_same_at_a_look() {
        String smart = SMART.formatted("iaipw");
        assertThat(looks(study(smart, ALIKE, false), 25)).isEqualTo(looks(study(smart, ALIKE, true), 25));
    }

    @Test
    void who_has_finished_alone_is_seen_where_the_analysis_cannot_use_others() {
        var found = looks(study(SMART.formatted("weighted-replicated"), ALIKE, false), 25);
        assertThat(found.looks().getFirst().participants()).isEqualTo(150);
    }

    @Test
    void three_options_that_do_not_differ_are_told_apart_as_rarely_as_planned() {
        var found = looks(study(OPTIONS, OPTIONS_ALIKE, false), 10_000);
        assertThat(found.rejection().value()).isCloseTo(0.05, within(4 * Math.sqrt(0.05 * 0.95 / 10_000)));
    }
}
