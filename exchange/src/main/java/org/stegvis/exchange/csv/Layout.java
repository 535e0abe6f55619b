package org.stegvis.exchange.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where in a row of the file each column of the protocol stands.
///
/// @param participant the position of the column that names the participant, -1 when rows are numbered
record Layout(int participant, List<Cell> cells) {
    static final int NUMBERED = -1;

    Layout {
        cells = List.copyOf(cells);
    }

    /// One column of the protocol, and how it is read.
    record Cell(String column, int position, ColumnFiller filler, Recoding recoding, List<Condition> conditions) {
        Cell {
            conditions = List.copyOf(conditions);
        }

        /// Whether the row has a value for this column.
        boolean appliesTo(CsvRow row) {
            for (Condition condition : conditions) {
                if (!condition.holds(row)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// The column of the file at this position has one of these values.
    record Condition(int position, Set<String> values) {
        boolean holds(CsvRow row) {
            String text = row.cells().get(position).strip();
            return values.contains(text) || values.stream().anyMatch(value -> Recoding.isSameNumber(value, text));
        }
    }

    /// What the values of the file mean.
    record Recoding(Map<String, String> meanings, Set<String> missing) {
        static final Recoding NONE = new Recoding(Map.of(), Set.of());

        /// The text in the words of the protocol, empty when it is missing; null when the mapping does not say.
        @Nullable
        String of(String text) {
            if (meanings.isEmpty() && missing.isEmpty()) {
                return text;
            }
            String stripped = text.strip();
            if (isAmong(missing, stripped)) {
                return "";
            }
            String meaning = meanings.get(stripped);
            if (meaning != null) {
                return meaning;
            }
            for (Map.Entry<String, String> entry : meanings.entrySet()) {
                if (isSameNumber(entry.getKey(), stripped)) {
                    return entry.getValue();
                }
            }
            return meanings.isEmpty() ? text : CellRule.isMissing(stripped) ? "" : null;
        }

        private static boolean isAmong(Set<String> texts, String text) {
            return texts.contains(text) || texts.stream().anyMatch(each -> isSameNumber(each, text));
        }

        /// Whether two texts are the same number: `1` and `1.0`.
        static boolean isSameNumber(String a, String b) {
            var number = new CellRule.OfNumber(NumberRange.any(""));
            return number.read(a) instanceof CellResult.Known(double left)
                    && number.read(b) instanceof CellResult.Known(double right)
                    && left == right;
        }
    }

    List<String> columns() {
        List<String> names = new ArrayList<>();
        cells.forEach(cell -> names.add(cell.column()));
        return names;
    }
}
