package org.stegvis.protocol.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Values;

/// The data of a trial: one row a participant, columns as [TrialColumns] names them.
public final class TrialData {
    private final List<String> participants;
    private final Map<String, Column> columns;

    private TrialData(List<String> participants, Map<String, Column> columns) {
        this.participants = participants;
        this.columns = columns;
    }

    /// @param participants one identifier a row
    /// @param columns by name, each as long as there are participants
    /// @throws IllegalArgumentException when a column has another length
    public static TrialData of(List<String> participants, Map<String, ? extends Column> columns) {
        columns.forEach((name, column) -> {
            if (column.size() != participants.size()) {
                throw new IllegalArgumentException("Column '%s' has %d rows; there are %d participants."
                        .formatted(name, column.size(), participants.size()));
            }
        });
        return new TrialData(List.copyOf(participants), new LinkedHashMap<>(columns));
    }

    public int size() {
        return participants.size();
    }

    public List<String> participants() {
        return participants;
    }

    public List<String> columnNames() {
        return List.copyOf(columns.keySet());
    }

    public boolean has(String column) {
        return columns.containsKey(column);
    }

    /// @throws NoSuchElementException when there is no such column of numbers
    public Column.Numbers numbers(String name) {
        if (columns.get(name) instanceof Column.Numbers numbers) {
            return numbers;
        }
        throw new NoSuchElementException(
                "There is no column of numbers '%s'; there are: %s.".formatted(name, columnNames()));
    }

    /// @throws NoSuchElementException when there is no such column of names
    public Column.Levels levels(String name) {
        if (columns.get(name) instanceof Column.Levels levels) {
            return levels;
        }
        throw new NoSuchElementException(
                "There is no column of names '%s'; there are: %s.".formatted(name, columnNames()));
    }

    /// @throws NoSuchElementException when there is no such column
    public Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new NoSuchElementException("There is no column '%s'; there are: %s.".formatted(name, columnNames()));
        }
        return column;
    }

    /// What is known of the participant in a row; a decision without an option there was passed without an
    /// allocation.
    public Values row(int row) {
        return new Row(row);
    }

    /// The same data in another order, or a part of them.
    public TrialData rows(int... chosen) {
        var picked = new LinkedHashMap<String, Column>();
        columns.forEach((name, column) -> picked.put(name, pick(column, chosen)));
        return new TrialData(Arrays.stream(chosen).mapToObj(participants::get).toList(), picked);
    }

    private static Column pick(Column column, int[] chosen) {
        return switch (column) {
            case Column.Numbers numbers -> Column.Numbers.of(chosen.length, i -> numbers.at(chosen[i]));
            case Column.Levels levels -> Column.Levels.of(levels.levels(), chosen.length, i -> levels.at(chosen[i]));
        };
    }

    private final class Row implements Values {
        private final int row;

        private Row(int row) {
            this.row = row;
        }

        @Override
        public double number(Reference reference) {
            return columns.get(reference.toString()) instanceof Column.Numbers numbers ? numbers.at(row) : Double.NaN;
        }

        @Override
        public @Nullable String level(Reference reference) {
            String level = columns.get(reference.toString()) instanceof Column.Levels levels ? levels.at(row) : null;
            return level == null && reference instanceof Reference.OptionAt ? Reference.NO_OPTION : level;
        }
    }
}
