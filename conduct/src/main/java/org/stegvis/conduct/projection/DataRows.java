package org.stegvis.conduct.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialColumns.Kind;
import org.stegvis.protocol.data.TrialData;

/// The data set of a trial while participants are added to it, one after the other: a number or a code is kept of each
/// cell and nothing else, so that there can be very many.
public final class DataRows {
    private final List<String> participants = new ArrayList<>();
    private final List<Filled> columns;

    private DataRows(List<Filled> columns) {
        this.columns = columns;
    }

    /// No rows yet, of the columns that a protocol implies.
    public static DataRows of(Protocol protocol) {
        return new DataRows(
                TrialColumns.of(protocol).stream().<Filled>map(DataRows::column).toList());
    }

    private static Filled column(TrialColumns.Specification column) {
        return switch (column.kind()) {
            case Kind.Number number -> new FilledNumbers(column.name());
            case Kind.YesNo yesNo -> new FilledNumbers(column.name());
            case Kind.OneOf(var levels) -> new FilledLevels(column.name(), levels);
        };
    }

    /// Adds a participant in the row behind all others.
    ///
    /// @throws IllegalArgumentException when a name is none of those that its column may hold
    public void add(Cells cells) {
        int row = participants.size();
        participants.add(cells.participant());
        columns.forEach(column -> column.put(row, cells));
    }

    /// The data set of all who were added so far; more can be added afterwards.
    public TrialData toData() {
        Map<String, Column> all = new LinkedHashMap<>();
        columns.forEach(column -> all.put(column.name(), column.finished(participants.size())));
        return TrialData.of(participants, all);
    }

    private sealed interface Filled {
        String name();

        void put(int row, Cells cells);

        Column finished(int rows);
    }

    private static int roomFor(int row) {
        return row + (row >> 1) + 16;
    }

    private static final class FilledNumbers implements Filled {
        private final String name;
        private double[] values = {};

        FilledNumbers(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void put(int row, Cells cells) {
            if (row >= values.length) {
                values = Arrays.copyOf(values, roomFor(row));
            }
            values[row] = cells.number(name);
        }

        @Override
        public Column finished(int rows) {
            return Column.Numbers.of(rows, row -> values[row]);
        }
    }

    private static final class FilledLevels implements Filled {
        private final String name;
        private final List<String> levels;
        private int[] codes = {};

        FilledLevels(String name, List<String> levels) {
            this.name = name;
            this.levels = levels;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void put(int row, Cells cells) {
            if (row >= codes.length) {
                codes = Arrays.copyOf(codes, roomFor(row));
            }
            String level = cells.level(name);
            codes[row] = level == null ? Column.Levels.MISSING : levels.indexOf(level);
            if (level != null && codes[row] < 0) {
                throw new IllegalArgumentException(
                        "'%s' in row %d of '%s' is not one of %s.".formatted(level, row + 1, name, levels));
            }
        }

        @Override
        public Column finished(int rows) {
            return Column.Levels.ofCodes(levels, Arrays.copyOf(codes, rows));
        }
    }
}
