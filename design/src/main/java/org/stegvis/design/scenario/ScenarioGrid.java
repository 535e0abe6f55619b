package org.stegvis.design.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every combination of values for places in a scenario, and for the number of participants.
public final class ScenarioGrid {
    /// The name that stands for the number of participants rather than a place in the scenario.
    public static final String PARTICIPANTS = "participants";

    private ScenarioGrid() {}

    /// The cells of a grid, the last axis changing fastest; one without values when there are no axes.
    ///
    /// @param axes each `PATH=VALUE,VALUE,…`
    /// @throws IllegalArgumentException when an axis has another form
    public static List<Map<String, String>> cells(List<String> axes) {
        List<Map<String, String>> cells = List.of(Map.of());
        for (String axis : axes) {
            int equals = axis.indexOf('=');
            if (equals < 1 || equals == axis.length() - 1) {
                throw new IllegalArgumentException("'" + axis + "' must be PATH=VALUE,VALUE,…, such as"
                        + " measures.odi.week52.normal.sd=11,13,15 or participants=400,600");
            }
            String path = axis.substring(0, equals).strip();
            var more = new ArrayList<Map<String, String>>();
            for (Map<String, String> cell : cells) {
                for (String value : values(axis.substring(equals + 1))) {
                    var set = new LinkedHashMap<>(cell);
                    set.put(path, value);
                    more.add(set);
                }
            }
            cells = more;
        }
        return cells;
    }

    /// The text of a scenario with the values of a cell.
    ///
    /// @throws IllegalArgumentException when the scenario does not have a place
    public static String text(String scenario, Map<String, String> cell) {
        String text = scenario;
        for (Map.Entry<String, String> each : cell.entrySet()) {
            if (!each.getKey().equals(PARTICIPANTS)) {
                text = with(text, each.getKey(), each.getValue());
            }
        }
        return text;
    }

    /// How many participants a cell has.
    ///
    /// @throws IllegalArgumentException when its value is no number of 1 or more
    public static int participants(Map<String, String> cell, int otherwise) {
        String value = cell.get(PARTICIPANTS);
        if (value == null) {
            return otherwise;
        }
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("participants is '" + value + "' but must be a whole number", none);
        }
        if (number < 1) {
            throw new IllegalArgumentException("participants is " + value + " but must be 1 or more");
        }
        return number;
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

    private static String with(String text, String path, String value) {
        try {
            return ScenarioText.with(text, path, value);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(path + ": " + unknown.getMessage(), unknown);
        }
    }
}
