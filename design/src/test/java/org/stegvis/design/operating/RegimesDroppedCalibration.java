package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// Trials that drop embedded regimes at a look keep their one-sided error of 2.5 % for all hypotheses
/// together; `docs/validation/interim.sh` repeats it with more trials.
class RegimesDroppedCalibration {
    private static final int TRIALS = 700;
    private static final double ALPHA = 0.025;
    private static final double MONTE_CARLO = 4 * Math.sqrt(ALPHA * (1 - ALPHA) / TRIALS);

    static Protocol protocol(int keep) {
        String text = """
                stegvis: 1
                trial: {id: dropped, title: Dropped, participants: 240}
                treatments: {a: {title: A}, b: {title: B}, c: {title: C}, d: {title: D}}
                measures:
                  y: {title: Outcome, scale: {continuous: {}}, better: higher}
                visits:
                  start: {week: 0, collect: [y]}
                  middle: {week: 8, collect: [y]}
                  end: {week: 16, collect: [y]}
                decisions:
                  first: {at: start, options: [a, b], allocate: {procedure: permuted-blocks, sizes: [2, 4]}}
                  second:
                    at: middle
                    response: y@middle > 0
                    if-missing: wait
                    routes:
                      - {when: response, continue: true}
                      - {when: non-response and first = a, options: [c, d], allocate: {procedure: permuted-blocks, sizes: [4]}}
                      - {when: non-response and first = b, options: [c, d], allocate: {procedure: permuted-blocks, sizes: [4]}}
                analyses:
                  regimes: {compare: regimes, outcome: y@end}
                interim: {analysis: regimes, looks: [0.5, 1], spending: obrien-fleming, change: {drop: {versus: b/d, keep: %d}}}
                """.formatted(keep);
        return switch (ProtocolReader.read("dropped.yaml", text)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected(var findings) -> throw new AssertionError(findings.toString());
        };
    }

    private static ChangedTrials.Found run(int keep, double effect, int trials) {
        Protocol protocol = protocol(keep);
        String text = """
                scenario: 1
                protocol: dropped
                measures:
                  y:
                    start: {normal: {mean: 0, sd: 1}}
                    middle: {normal: {mean: 0, sd: 1}}
                    end: {normal: {mean: "if(first = a and second = c, %s, 0)", sd: 1}}
                """.formatted(effect);
        Scenario scenario = switch (ScenarioReader.read("dropped.scenario.yaml", text, protocol)) {
            case ScenarioReading.Accepted accepted -> accepted.scenario();
            case ScenarioReading.Rejected(var findings) -> throw new AssertionError(findings.toString());
        };
        return new ChangedRuns(protocol, scenario, 240, 7).run(trials, 2);
    }

    @Test
    void dropping_regimes_keeps_the_error_of_all_together() {
        ChangedTrials.Found found = run(1, 0, TRIALS);
        assertThat(found.any().value()).isLessThan(ALPHA + MONTE_CARLO);
        assertThat(found.hypotheses())
                .extracting(ChangedTrials.Hypothesis::name)
                .containsExactly("a/c - b/d", "a/d - b/d", "b/c - b/d");
        assertThat(found.participants().value()).isEqualTo(240);
    }

    @Test
    void the_regime_that_does_better_goes_on_and_is_found() {
        ChangedTrials.Found found = run(2, 1.2, 200);
        assertThat(found.hypotheses().getFirst().rejected().value()).isGreaterThan(0.7);
        assertThat(found.hypotheses().get(2).rejected().value()).isLessThan(0.1);
    }

    /// What only dropped regimes give is given no more; the ids stay, and the blocks fit what is left.
    @Test
    void the_second_stage_offers_what_the_regimes_that_go_on_give() {
        Protocol fewer = FollowedRegimes.of(protocol(1), Set.of("a/c", "b/d"));
        assertThat(EmbeddedRegimes.of(fewer))
                .extracting(each -> each.id().text())
                .containsExactly("a/c", "b/d");
        Protocol alike = FollowedRegimes.of(protocol(1), Set.of("b/c", "b/d"));
        assertThat(EmbeddedRegimes.of(alike))
                .extracting(each -> each.id().text())
                .containsExactly("b/c", "b/d");
    }
}
