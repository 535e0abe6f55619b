package org.stegvis.design.operating;

import java.util.HashMap;
import java.util.Map;
import org.stegvis.design.compiled.CompiledData;
import org.stegvis.design.compiled.CompiledTrial;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// Draws the participants of one stage. For one thread.
final class StageData {
    private final Protocol protocol;
    private final Scenario scenario;
    private final Map<Integer, CompiledTrial> trials = new HashMap<>();

    private StageData(Protocol protocol, Scenario scenario) {
        this.protocol = protocol;
        this.scenario = scenario;
    }

    static StageData of(Protocol protocol, Scenario scenario) {
        return new StageData(protocol, scenario);
    }

    /// The data hold until the next draw.
    TrialData draw(int participants, long seed) {
        if (!CompiledTrial.isFor(protocol)) {
            return Simulation.of(protocol, scenario).run(participants, seed).data();
        }
        CompiledTrial trial = trials.computeIfAbsent(participants, size -> CompiledTrial.of(protocol, scenario, size));
        trial.run(seed);
        return CompiledData.of(trial);
    }
}
