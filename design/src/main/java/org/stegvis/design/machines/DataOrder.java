package org.stegvis.design.machines;

import java.io.Serializable;
import org.stegvis.design.compiled.CompiledData;
import org.stegvis.design.compiled.CompiledTrial;
import org.stegvis.design.operating.Study;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// Made-up data of more participants than one machine holds: many trials one after the other, each with the random
/// stream of a replicate, so that a part is the same wherever it is made.
///
/// @param participants of all parts together
/// @param largest how many a part has at most; all are nearly of one size
public record DataOrder(SentProtocol protocol, String scenario, long participants, int largest, long seed)
        implements Serializable {
    public DataOrder {
        if (participants < 1 || largest < 1) {
            throw new IllegalArgumentException(
                    "%d participants in parts of %d must be one or more.".formatted(participants, largest));
        }
    }

    public int parts() {
        return Math.toIntExact(Math.ceilDiv(participants, largest));
    }

    /// How many participants a part has.
    public int size(int part) {
        return Math.toIntExact(participants / parts() + (part < participants % parts() ? 1 : 0));
    }

    /// The participants of one part.
    ///
    /// @throws IllegalArgumentException when the protocol has no compiled form, or the scenario is none
    public TrialData part(int part) {
        Protocol read = protocol.read();
        CompiledTrial trial = CompiledTrial.of(read, scenario(read), size(part));
        trial.run(Study.seedOf(seed, part));
        return CompiledData.of(trial);
    }

    private Scenario scenario(Protocol read) {
        return switch (ScenarioReader.read("the scenario that was sent", scenario, read)) {
            case ScenarioReading.Accepted accepted -> accepted.scenario();
            case ScenarioReading.Rejected(var findings) ->
                throw new IllegalArgumentException("The scenario that was sent cannot be read: " + findings);
        };
    }
}
