package org.stegvis.conduct.projection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.conduct.History;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialColumns.Kind;
import org.stegvis.protocol.data.TrialData;

/// Projects histories to the data set of a trial: one row for each enrolled participant.
public final class Projection {
    private final List<TrialColumns.Specification> columns;

    private Projection(Protocol protocol) {
        this.columns = TrialColumns.of(protocol);
    }

    public static Projection of(Protocol protocol) {
        return new Projection(protocol);
    }

    /// The data of all enrolled participants, in the order given.
    public TrialData toData(List<History> histories) {
        List<Cells> rows = histories.stream()
                .filter(history -> history.facts().enrolled() != null)
                .map(Cells::of)
                .toList();
        Map<String, Column> all = new LinkedHashMap<>();
        for (TrialColumns.Specification column : columns) {
            all.put(column.name(), column(column, rows));
        }
        return TrialData.of(rows.stream().map(Cells::participant).toList(), all);
    }

    private static Column column(TrialColumns.Specification column, List<Cells> rows) {
        return switch (column.kind()) {
            case Kind.Number number -> numbers(column.name(), rows);
            case Kind.YesNo yesNo -> numbers(column.name(), rows);
            case Kind.OneOf(var levels) ->
                Column.Levels.of(levels, rows.size(), row -> rows.get(row).level(column.name()));
        };
    }

    private static Column numbers(String name, List<Cells> rows) {
        return Column.Numbers.of(rows.size(), row -> rows.get(row).number(name));
    }
}
