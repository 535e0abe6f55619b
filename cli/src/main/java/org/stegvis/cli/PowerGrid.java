package org.stegvis.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.scenario.ScenarioText;

/// The cells of `--vary`: every combination of the values, the last option changing fastest.
final class PowerGrid {
    private static final String PARTICIPANTS = "participants";

    private PowerGrid() {}

    /// @param options each `PATH=VALUE,VALUE,…`
    /// @throws BadInput when an option has another form, or names what the scenario does not have
    /// @throws Rejected when the scenario with a value is no scenario
    static List<PowerPlan> of(PowerPlan plan, List<String> options) {
        List<Map<String, String>> cells = List.of(Map.of());
        for (String option : options) {
            int equals = option.indexOf('=');
            if (equals < 1 || equals == option.length() - 1) {
                throw new BadInput("--vary is '" + option + "' but must be PATH=VALUE,VALUE,…, such as"
                        + " measures.odi.week52.normal.sd=11,13,15 or participants=400,600");
            }
            String path = option.substring(0, equals).strip();
            var more = new ArrayList<Map<String, String>>();
            for (Map<String, String> cell : cells) {
                for (String value : values(option.substring(equals + 1))) {
                    var set = new LinkedHashMap<>(cell);
                    set.put(path, value);
                    more.add(set);
                }
            }
            cells = more;
        }
        return cells.stream().map(cell -> plan(plan, cell)).toList();
    }

    /// Commas within brackets belong to an expression.
    private static List<String> values(String text) {
        var values = new ArrayList<String>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                values.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        values.add(text.substring(from).strip());
        return values;
    }

    private static PowerPlan plan(PowerPlan plan, Map<String, String> cell) {
        String text = plan.scenarioText();
        int participants = plan.participants();
        for (Map.Entry<String, String> each : cell.entrySet()) {
            if (each.getKey().equals(PARTICIPANTS)) {
                participants = participants(each.getValue());
            } else {
                text = with(text, each.getKey(), each.getValue());
            }
        }
        Scenario scenario = text.equals(plan.scenarioText()) ? plan.scenario() : scenario(plan, text);
        return plan.with(scenario, text, cell, participants);
    }

    private static String with(String text, String path, String value) {
        try {
            return ScenarioText.with(text, path, value);
        } catch (IllegalArgumentException unknown) {
            throw new BadInput("--vary " + path + ": " + unknown.getMessage(), unknown);
        }
    }

    private static int participants(String value) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw new BadInput("--vary participants is '" + value + "' but must be a whole number", none);
        }
        throw new BadInput("--vary participants is " + value + " but must be 1 or more");
    }

    private static Scenario scenario(PowerPlan plan, String text) {
        return switch (ScenarioReader.read("the scenario with --vary", text, plan.protocol())) {
            case ScenarioReading.Accepted accepted -> accepted.scenario();
            case ScenarioReading.Rejected(var findings) -> throw new Rejected(findings);
        };
    }
}
