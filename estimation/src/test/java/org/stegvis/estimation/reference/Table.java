package org.stegvis.estimation.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;

/// A CSV file of numbers, NaN where empty, NA or a name.
public record Table(List<String> names, List<double[]> lines) {

    public static Table read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            var names = Arrays.stream(lines.getFirst().split(","))
                    .map(name -> name.replace("\"", ""))
                    .toList();
            var rows = new ArrayList<double[]>();
            for (String line : lines.subList(1, lines.size())) {
                rows.add(Arrays.stream(line.split(",", -1))
                        .mapToDouble(Table::number)
                        .toArray());
            }
            return new Table(names, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(String cell) {
        return cell.isEmpty() || cell.equals("NA") || cell.startsWith("\"") ? Double.NaN : Double.parseDouble(cell);
    }

    public int rows() {
        return lines.size();
    }

    public Column column(String name) {
        int index = names.indexOf(name);
        return Column.of(rows(), row -> lines.get(row)[index]);
    }

    public Design design(List<String> columns) {
        return new Design(rows(), columns, columns.stream().map(this::column).toList());
    }
}
