package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// Imbalance within strata that are read at the visit of the decision (`@now`), on columns and through the engine: each
/// visit and each value there has a list of its own.
class StratumSeenNowTwice {
    private static final String PROTOCOL = """
            stegvis: 1
            trial: {id: seen-now, title: Seen now, participants: 100}
            treatments: {a: {title: A}, b: {title: B}, c: {title: C}, d: {title: D}}
            measures:
              bad: {title: Bad, scale: binary, better: lower}
              y: {title: Outcome, scale: {continuous: {}}, better: higher}
            visits:
              start: {week: 0, collect: []}
              middle: {week: 4, collect: [bad]}
              later: {week: 8, collect: [bad]}
              end: {week: 16, collect: [y]}
            decisions:
              first: {at: start, options: [a, b], allocate: {procedure: simple}}
              second:
                at: [middle, later]
                as-soon-as: non-response
                response: not bad@now
                if-missing: wait
                routes:
                  - {when: otherwise, options: [c, d], allocate: {procedure: permuted-blocks, sizes: [2, 4, 6], strata: [bad@now]}}
            analyses:
              first: {compare: first, outcome: y@end}
            """;
    private static final String SCENARIO = """
            scenario: 1
            protocol: seen-now
            measures:
              bad: {middle: {probability: 0.3}, later: {probability: 0.6}}
              y: {end: {normal: {mean: 0, sd: 1}}}
            """;

    @Test
    void both_ways_count_the_same_imbalance() {
        Protocol protocol = protocol();
        Scenario scenario = scenario(protocol);
        TrueEffects truth = Study.truth(protocol, scenario, 100, 1);
        var fast = Study.of(protocol, scenario, truth, 60, 1).run(10, 1, Study.Progress.SILENT);
        var slow = Study.throughEngine(protocol, scenario, truth, 60, 1).run(10, 1, Study.Progress.SILENT);

        for (int i = 0; i < fast.counts().size(); i++) {
            assertThat(fast.counts().get(i).mean().value())
                    .as(fast.counts().get(i).counted().toString())
                    .isEqualTo(slow.counts().get(i).mean().value(), within(1e-9));
        }
    }

    private static Protocol protocol() {
        return switch (ProtocolReader.read("seen-now.yaml", PROTOCOL)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected rejected ->
                throw new AssertionError(rejected.findings().toString());
        };
    }

    private static Scenario scenario(Protocol protocol) {
        return switch (ScenarioReader.read("seen-now.scenario.yaml", SCENARIO, protocol)) {
            case ScenarioReading.Accepted accepted -> accepted.scenario();
            case ScenarioReading.Rejected rejected ->
                throw new AssertionError(rejected.findings().toString());
        };
    }
}
