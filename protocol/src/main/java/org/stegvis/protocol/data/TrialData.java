package org.stegvis.protocol.data;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntFunction;
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

    /// Data whose identifiers and columns are there already.
    ///
    /// @param participants one identifier a row
    /// @param columns by name, each as long as there are participants
    /// @throws IllegalArgumentException when a column has another length
    public static TrialData of(List<String> participants, Map<String, ? extends Column> columns) {
        return checked(List.copyOf(participants), columns);
    }

    /// Data of so many participants that their identifiers are only made when somebody asks for one.
    ///
    /// @param participant the identifier in a row, always the same one
    /// @throws IllegalArgumentException when a column has another length
    public static TrialData of(int size, IntFunction<String> participant, Map<String, ? extends Column> columns) {
        return checked(new Identifiers(size, participant), columns);
    }

    private static TrialData checked(List<String> participants, Map<String, ? extends Column> columns) {
        columns.forEach((name, column) -> {
            if (column.size() != participants.size()) {
                throw new IllegalArgumentException("Column '%s' has %d rows; there are %d participants."
                        .formatted(name, column.size(), participants.size()));
            }
        });
        return new TrialData(participants, new LinkedHashMap<>(columns));
    }

    private static final class Identifiers extends AbstractList<String> {
        private final int size;
        private final IntFunction<String> participant;

        Identifiers(int size, IntFunction<String> participant) {
            this.size = size;
            this.participant = participant;
        }

        @Override
        public String get(int row) {
            return participant.apply(row);
        }

        @Override
        public int size() {
            return size;
        }
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

    /// A column to calculate with: scores, times, a yes or no as 1 or 0.
    ///
    /// @throws NoSuchElementException when there is no such column of numbers
    public Column.Numbers numbers(String name) {
        if (columns.get(name) instanceof Column.Numbers numbers) {
            return numbers;
        }
        throw new NoSuchElementException(
                "There is no column of numbers '%s'; there are: %s.".formatted(name, columnNames()));
    }

    /// A column that sorts participants: an option, a response class, a category.
    ///
    /// @throws NoSuchElementException when there is no such column of names
    public Column.Levels levels(String name) {
        if (columns.get(name) instanceof Column.Levels levels) {
            return levels;
        }
        throw new NoSuchElementException(
                "There is no column of names '%s'; there are: %s.".formatted(name, columnNames()));
    }

    /// A column of either kind, for who asks itself which it is.
    ///
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
        return new Row(row, reference -> columns.get(reference.toString()));
    }

    /// What [#row] tells, for one thread that goes through many rows: it remembers where the columns are.
    public IntFunction<Values> reader() {
        var found = new HashMap<Reference, Optional<Column>>();
        Columns columnOf =
                reference -> found.computeIfAbsent(reference, each -> Optional.ofNullable(columns.get(each.toString())))
                        .orElse(null);
        return row -> new Row(row, columnOf);
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

    @FunctionalInterface
    private interface Columns {
        @Nullable
        Column of(Reference reference);
    }

    private record Row(int row, Columns columns) implements Values {
        @Override
        public double number(Reference reference) {
            return columns.of(reference) instanceof Column.Numbers numbers ? numbers.at(row) : Double.NaN;
        }

        @Override
        public @Nullable String level(Reference reference) {
            String level = columns.of(reference) instanceof Column.Levels levels ? levels.at(row) : null;
            return level == null && reference instanceof Reference.OptionAt ? Reference.NO_OPTION : level;
        }
    }
}
