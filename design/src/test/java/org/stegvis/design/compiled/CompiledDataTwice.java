package org.stegvis.design.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.design.simulation.Trials;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;

/// The data set of a compiled trial against that which the histories of the engine give.
class CompiledDataTwice {

    static List<String> ids() {
        return CompiledTwice.ids();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void every_cell_is_the_same(String id) {
        var trial = Trials.trial(id);
        var compiled = CompiledTrial.of(trial.protocol(), trial.scenario(), 150);
        compiled.run(3);
        TrialData found = CompiledData.of(compiled);
        TrialData wanted =
                Simulation.of(trial.protocol(), trial.scenario()).run(150, 3).data();

        assertThat(found.participants()).isEqualTo(wanted.participants());
        assertThat(found.columnNames()).isEqualTo(wanted.columnNames());
        for (String name : wanted.columnNames()) {
            for (int row = 0; row < wanted.size(); row++) {
                assertThat(cell(found.column(name), row))
                        .as("%s of row %d", name, row)
                        .isEqualTo(cell(wanted.column(name), row));
            }
        }
    }

    private static String cell(Column column, int row) {
        return switch (column) {
            case Column.Numbers numbers -> Double.toString(numbers.at(row));
            case Column.Levels levels -> String.valueOf(levels.at(row));
        };
    }
}
