package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.stegvis.design.interim.PlannedLooks;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// Interim looks in simulated trials against the theory of group-sequential tests, and both ways of simulating.
class LookingCalibration {
    private static final int PARTICIPANTS = 300;
    private static final double SD = 1;
    private static final String PROTOCOL = """
            stegvis: 1
            trial: {id: looked, title: Looked, participants: 300}
            treatments: {a: {title: A}, b: {title: B}}
            measures:
              y: {title: Outcome, scale: {continuous: {}}, better: lower}
            visits:
              start: {week: 0, collect: []}
              end: {week: 16, collect: [y]}
            decisions:
              first: {at: start, options: [a, b], allocate: {procedure: permuted-blocks, sizes: [2]}}
            analyses:
              first: {compare: first, outcome: y@end}
            interim:
              analysis: first
              looks: [0.4, 0.7, 1]
              spending: obrien-fleming
            """;

    private static Protocol protocol(String futility) {
        return switch (ProtocolReader.read("looked.yaml", PROTOCOL + futility)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected(var findings) -> throw new AssertionError(findings.toString());
        };
    }

    private static Study study(Protocol protocol, double effect, boolean isThroughEngine) {
        String text = """
                scenario: 1
                protocol: looked
                measures:
                  y: {end: {normal: {mean: "if(first = a, %s, 0)", sd: 1}}}
                """.formatted(-effect);
        return switch (ScenarioReader.read("looked.scenario.yaml", text, protocol)) {
            case ScenarioReading.Accepted(var scenario, var warnings, var sha256) -> {
                var truth = Study.truth(protocol, scenario, 10, 1);
                yield isThroughEngine
                        ? Study.throughEngine(protocol, scenario, truth, PARTICIPANTS, 1)
                        : Study.of(protocol, scenario, truth, PARTICIPANTS, 1);
            }
            case ScenarioReading.Rejected(var findings) -> throw new AssertionError(findings.toString());
        };
    }

    private static OperatingCharacteristics.Looks looks(Study study, int replicates) {
        var looks = study.run(replicates, 2, Study.Progress.SILENT).looks();
        if (looks == null) {
            throw new AssertionError("There must be looks.");
        }
        return looks;
    }

    @Test
    void a_two_sided_test_stops_as_often_as_theory_says() {
        Protocol protocol = protocol("");
        if (!(PlannedLooks.of(protocol) instanceof PlannedLooks.OneComparison(var design, var futility, var better))) {
            throw new AssertionError("One comparison is planned.");
        }
        for (double effect : new double[] {0, 0.3}) {
            double drift = effect / (2 * SD / Math.sqrt(PARTICIPANTS));
            var boundaries = design.boundaries();
            var found = looks(study(protocol, effect, false), 10_000);
            var stops = boundaries.stops(drift);
            for (int look = 0; look < 3; look++) {
                double wanted = stops.get(look).up() + stops.get(look).down();
                assertThat(found.looks().get(look).efficacy().value())
                        .as("look %d under an effect of %s", look + 1, effect)
                        .isCloseTo(wanted, within(4 * Math.sqrt(wanted / 10_000) + 1e-9));
            }
            assertThat(found.participants().value())
                    .isCloseTo(
                            PARTICIPANTS * boundaries.expectedInformation(drift),
                            within(4 * found.participants().error() + 0.5));
        }
    }

    @Test
    void futility_stops_a_trial_without_an_effect() {
        Protocol protocol = protocol("  futility: {spending: obrien-fleming, power: 0.9, kind: binding}\n");
        var found = looks(study(protocol, 0, false), 4000);
        double stopped = found.looks().get(0).futility().value()
                + found.looks().get(1).futility().value();
        assertThat(stopped).isBetween(0.3, 0.99);
        assertThat(found.rejection().value()).isCloseTo(0.025, within(4 * Math.sqrt(0.025 / 4000)));
    }

    @Test
    void both_ways_of_simulating_stop_the_same_trials() {
        Protocol protocol = protocol("");
        assertThat(looks(study(protocol, 0.3, false), 25)).isEqualTo(looks(study(protocol, 0.3, true), 25));
    }
}
