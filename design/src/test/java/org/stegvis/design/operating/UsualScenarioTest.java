package org.stegvis.design.operating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.scenario.UsualScenario;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.design.simulation.Trials;
import org.stegvis.protocol.Protocol;

class UsualScenarioTest {

    static List<String> ids() {
        return Trials.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_trial_has_one_that_plays_and_tells_its_assumptions(String id) {
        Protocol protocol = Trials.trial(id).protocol();
        UsualScenario usual = UsualScenario.of(protocol);

        assertThat(usual.assumptions()).hasSizeGreaterThan(2);
        assertThat(ScenarioReader.read("again.yaml", usual.text(), protocol))
                .isInstanceOf(ScenarioReading.Accepted.class);
        var trial = Simulation.of(usual.protocol(), usual.scenario()).run(40, 1);
        assertThat(trial.screening().assessed()).isEqualTo(40);
    }
}
