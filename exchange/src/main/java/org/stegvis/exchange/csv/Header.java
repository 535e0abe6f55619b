package org.stegvis.exchange.csv;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Place;
import org.stegvis.protocol.yaml.Shown;

/// The first row of a data file: the position of each column by its name.
record Header(CsvRow row, Map<String, Integer> positions) {

    static Header of(CsvRow row, DataFindings findings) {
        var positions = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < row.size(); i++) {
            String name = row.cells().get(i).strip();
            Integer earlier = name.isEmpty() ? null : positions.putIfAbsent(name, i);
            if (earlier != null) {
                Place first = row.place(earlier);
                findings.add(Finding.error(
                        row.place(i),
                        DataFindings.path(name),
                        "the column " + Shown.quoted(name) + " a second time",
                        "each column once",
                        "It stands first at line " + first.line() + ", column " + first.column() + "."));
            }
        }
        return new Header(row, positions);
    }

    int size() {
        return row.size();
    }

    @Nullable
    Integer position(String column) {
        return positions.get(column);
    }

    List<String> names() {
        return List.copyOf(positions.keySet());
    }
}
