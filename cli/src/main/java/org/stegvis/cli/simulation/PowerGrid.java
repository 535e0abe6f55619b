package org.stegvis.cli.simulation;

import java.util.List;
import java.util.Map;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Rejected;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioGrid;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;

/// The cells of `--vary`: every combination of the values, the last option changing fastest.
final class PowerGrid {
    private PowerGrid() {}

    /// @param options each `PATH=VALUE,VALUE,…`
    /// @throws BadInput when an option has another form, or names what the scenario does not have
    /// @throws Rejected when the scenario with a value is no scenario
    static List<PowerPlan> of(PowerPlan plan, List<String> options) {
        try {
            return ScenarioGrid.cells(options).stream()
                    .map(cell -> plan(plan, cell))
                    .toList();
        } catch (IllegalArgumentException wrong) {
            throw new BadInput("--vary " + wrong.getMessage(), wrong);
        }
    }

    private static PowerPlan plan(PowerPlan plan, Map<String, String> cell) {
        String text = ScenarioGrid.text(plan.scenarioText(), cell);
        int participants = ScenarioGrid.participants(cell, plan.participants());
        Scenario scenario = text.equals(plan.scenarioText()) ? plan.scenario() : scenario(plan, text);
        return plan.with(scenario, text, cell, participants);
    }

    private static Scenario scenario(PowerPlan plan, String text) {
        return switch (ScenarioReader.read("the scenario with --vary", text, plan.protocol())) {
            case ScenarioReading.Accepted accepted -> accepted.scenario();
            case ScenarioReading.Rejected(var findings) -> throw new Rejected(findings);
        };
    }
}
