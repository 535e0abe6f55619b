package org.stegvis.design.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.conduct.History;
import org.stegvis.design.simulation.SimulatedTrial;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.design.simulation.Trials;

/// The compiled path against the engine that runs real trials: the same participants, the same events, the same
/// bits.
class CompiledTwice {

    static List<String> ids() {
        return Trials.ids().stream()
                .filter(id -> CompiledTrial.isFor(Trials.trial(id).protocol()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_event_of_every_participant_is_the_same(String id) {
        var trial = Trials.trial(id);
        var compiled = CompiledTrial.of(trial.protocol(), trial.scenario(), 300);
        for (long seed = 1; seed <= 2; seed++) {
            SimulatedTrial engine =
                    Simulation.of(trial.protocol(), trial.scenario()).run(300, seed);
            compiled.run(seed);
            assertThat(compiled.assessed()).isEqualTo(engine.screening().assessed());
            for (int row = 0; row < 300; row++) {
                History history = engine.histories().get(row);
                assertThat(Told.of(compiled, row))
                        .as("participant %d of %s under seed %d", row, id, seed)
                        .isEqualTo(Told.inOneOrder(history.events()));
            }
        }
    }
}
