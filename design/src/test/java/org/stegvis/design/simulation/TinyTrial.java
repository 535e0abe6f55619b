package org.stegvis.design.simulation;

import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// A trial small enough to be worked out by hand: two options, response when `y` at the middle is above 0, the
/// others randomised to two more in the ratio 2 to 1.
public final class TinyTrial {
    static final String PROTOCOL = """
            stegvis: 1
            trial: {id: tiny, title: Tiny, participants: 100}
            treatments:
              a: {title: A, weeks: 4, sessions: 4}
              b: {title: B, weeks: 4}
              c: {title: C}
              d: {title: D}
            characteristics:
              old: {title: Old, scale: binary}
            measures:
              y: {title: Outcome, scale: {continuous: {}}, better: higher}
            visits:
              start: {week: 0, collect: [y]}
              middle: {week: 8, collect: [y]}
              end: {week: 16, collect: [y]}
            eligibility:
              not-old: not old
            decisions:
              first: {at: start, options: [a, b], allocate: {procedure: simple}}
              second:
                at: middle
                response: y@middle > 0
                if-missing: wait
                routes:
                  - {when: response, continue: true}
                  - {when: otherwise, options: {c: 2, d: 1}, allocate: {procedure: simple}}
            analyses:
              first: {compare: first, outcome: y@end}
              second: {compare: second, outcome: y@end}
              regimes: {compare: regimes, outcome: y@end}
            """;

    public static final String SCENARIO = """
            scenario: 1
            protocol: tiny
            characteristics:
              old: {probability: 0.25}
            measures:
              y:
                start: {normal: {mean: 0, sd: 1}}
                middle: {normal: {mean: "0.6 * y@start + if(first = a, 0.5, 0)", sd: 0.8}}
                end: {normal: {mean: "y@middle + if(second = c, 1, if(second = d, 3, 0))", sd: 2}}
            """;

    private TinyTrial() {}

    public static Protocol protocol() {
        return switch (ProtocolReader.read("tiny.yaml", PROTOCOL)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected rejected ->
                throw new AssertionError(rejected.findings().toString());
        };
    }

    public static Trials.Trial with(String scenario) {
        Protocol protocol = protocol();
        return switch (ScenarioReader.read("tiny.scenario.yaml", scenario, protocol)) {
            case ScenarioReading.Accepted accepted -> new Trials.Trial(protocol, accepted.scenario());
            case ScenarioReading.Rejected rejected ->
                throw new AssertionError(rejected.findings().toString());
        };
    }
}
