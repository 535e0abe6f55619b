package org.stegvis.design.scenario;

import java.util.List;
import org.stegvis.protocol.Protocol;

/// A scenario for somebody who has none yet, derived from the protocol, with all it assumes in plain words.
///
/// Everybody assessed is eligible and takes part, so `protocol` is the protocol without its criteria. A
/// measure has its mean at the middle of its scale and a standard deviation of a sixth of it; two visits of
/// it correlate by one half. The option named first on a route is better than the others by the important
/// difference of the measure, or by 0.3 standard deviations where the protocol states none, at every visit
/// after it. One visit in ten is missed. Where preferences are honoured, half have none.
///
/// @param text the scenario as a file, to be changed and kept
public record UsualScenario(Protocol protocol, Scenario scenario, String text, List<String> assumptions) {
    public UsualScenario {
        assumptions = List.copyOf(assumptions);
    }

    public static UsualScenario of(Protocol protocol) {
        var writing = new UsualWriting(protocol);
        String text = writing.text();
        Protocol open = new Protocol(
                protocol.trial(),
                protocol.sites(),
                protocol.characteristics(),
                protocol.treatments(),
                protocol.measures(),
                protocol.visits(),
                List.of(),
                protocol.decisions(),
                protocol.analyses(),
                protocol.cluster(),
                protocol.interim(),
                protocol.reminders());
        return switch (ScenarioReader.read("the usual scenario", text, open)) {
            case ScenarioReading.Accepted accepted ->
                new UsualScenario(open, accepted.scenario(), text, writing.assumptions());
            case ScenarioReading.Rejected rejected ->
                throw new IllegalStateException("The usual scenario of '%s' must be a scenario: %s"
                        .formatted(protocol.trial().id(), rejected.findings()));
        };
    }
}
