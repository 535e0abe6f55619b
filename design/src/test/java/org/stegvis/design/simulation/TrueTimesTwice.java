package org.stegvis.design.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.simulation.TrueEffects.Contrast;
import org.stegvis.design.simulation.TrueEffects.Times;
import org.stegvis.design.simulation.TrueEffects.Value;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// The truth of times to an event by simulation against integrals in closed form: exponential times whose mean depends
/// on response (with probability 0.3 after a, 0.5 after b) and on the second option, looked at for less long than they
/// last.
class TrueTimesTwice {
    private static final double ERRORS = 4;
    private static final double HORIZON = 6;
    private static final TrueEffects TRUTH = truth();

    private static TrueEffects truth() {
        Protocol protocol = switch (ProtocolReader.read("timed.yaml", """
                stegvis: 1
                trial: {id: timed, title: Timed, participants: 100}
                treatments: {a: {title: A}, b: {title: B}, c: {title: C}, d: {title: D}}
                measures:
                  r: {title: Response, scale: binary, better: higher}
                  t: {title: Time, scale: {time-to-event: {unit: months}}, better: higher}
                visits:
                  start: {week: 0, collect: []}
                  middle: {week: 4, collect: [r]}
                  end: {week: 40, collect: [t]}
                decisions:
                  first: {at: start, options: [a, b], allocate: {procedure: simple}}
                  second:
                    at: middle
                    response: r@middle
                    if-missing: wait
                    routes:
                      - {when: response, continue: true}
                      - {when: non-response, options: [c, d], allocate: {procedure: simple}}
                analyses:
                  regimes: {compare: regimes, outcome: t@end, estimator: {method: survival, horizon: 6}}
                  second: {compare: second, outcome: t@end, estimator: {method: survival, horizon: 6}}
                  open: {compare: regimes, outcome: t@end, estimator: survival}
                """)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected rejected ->
                throw new AssertionError(rejected.findings().toString());
        };
        return switch (ScenarioReader.read("timed.scenario.yaml", """
                scenario: 1
                protocol: timed
                measures:
                  r:
                    middle: {probability: "if(first = a, 0.3, 0.5)"}
                  t:
                    end:
                      exponential: {mean: "if(r@middle, 10, if(second = c, 3, 5))"}
                      censor: 4
                """, protocol)) {
            case ScenarioReading.Accepted accepted ->
                Truth.of(protocol, accepted.scenario()).run(60_000, 1);
            case ScenarioReading.Rejected rejected ->
                throw new AssertionError(rejected.findings().toString());
        };
    }

    private static Times times(String analysis) {
        return TRUTH.times().stream()
                .filter(each -> each.analysis().id().equals(analysis))
                .findFirst()
                .orElseThrow();
    }

    /// The integral of `exp(-t / mean)` up to the horizon.
    private static double restricted(double mean) {
        return mean * (1 - Math.exp(-HORIZON / mean));
    }

    @Test
    void the_mean_of_the_time_up_to_the_horizon_is_the_integral_however_short_observation_is() {
        Times regimes = times("regimes");
        agrees(regimes.means().value("a/c"), 0.3 * restricted(10) + 0.7 * restricted(3));
        agrees(regimes.means().value("b/d"), 0.5 * restricted(10) + 0.5 * restricted(5));
        agrees(
                regimes.means().contrast("a/c", "b/d"),
                0.3 * restricted(10) + 0.7 * restricted(3) - 0.5 * restricted(10) - 0.5 * restricted(5));
    }

    @Test
    void the_probability_of_no_event_is_told_at_four_times() {
        Times regimes = times("regimes");
        assertThat(regimes.without()).extracting(TrueEffects.Without::time).containsExactly(1.5, 3.0, 4.5, 6.0);
        for (TrueEffects.Without each : regimes.without()) {
            agrees(
                    each.probabilities().value("a/d"),
                    0.3 * Math.exp(-each.time() / 10) + 0.7 * Math.exp(-each.time() / 5));
        }
    }

    @Test
    void the_options_of_a_decision_are_compared_among_those_allocated_there() {
        agrees(times("second").means().contrast("c", "d"), restricted(3) - restricted(5));
    }

    @Test
    void without_a_horizon_the_scenario_does_not_say_what_is_estimated() {
        assertThat(TRUTH.times())
                .extracting(each -> each.analysis().id())
                .containsExactly("regimes", "second")
                .doesNotContain("open");
        assertThat(TRUTH.analyses()).isEmpty();
    }

    private static void agrees(Value value, double exact) {
        assertThat(value.value()).isCloseTo(exact, within(ERRORS * value.standardError()));
    }

    private static void agrees(Contrast contrast, double exact) {
        assertThat(contrast.value()).isCloseTo(exact, within(ERRORS * contrast.standardError()));
    }
}
