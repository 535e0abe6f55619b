package org.stegvis.exchange.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;

/// Writes data files: UTF-8, commas, one line a participant, numbers with all their digits.
public final class TrialDataWriter {
    private static final double LARGEST_WHOLE = 1L << 53;

    private TrialDataWriter() {}

    /// Writes a file; when that fails, no half of it is left and a file that was there before is untouched.
    ///
    /// @throws IllegalArgumentException when the data could not be read again: a participant without a name or a
    /// second time, an infinite number, a column that the protocol does not have
    public static void write(Protocol protocol, TrialData data, Path file) throws IOException {
        WholeFile.write(file, out -> write(protocol, data, new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    /// Writes to a writer and flushes it; leaves it open.
    ///
    /// @throws IllegalArgumentException as above
    public static void write(Protocol protocol, TrialData data, Writer writer) throws IOException {
        List<String> columns = columns(protocol, data);
        requireNames(data);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        csv.writeRecord(names(columns));
        List<Column> values = columns.stream().map(data::column).toList();
        for (int row = 0; row < data.size(); row++) {
            List<String> cells = new ArrayList<>(columns.size() + 1);
            cells.add(data.participants().get(row));
            for (int column = 0; column < columns.size(); column++) {
                cells.add(cell(values.get(column), row, columns.get(column), data));
            }
            csv.writeRecord(cells);
        }
        csv.flush();
    }

    private static List<String> names(List<String> columns) {
        List<String> names = new ArrayList<>();
        names.add(TrialColumns.PARTICIPANT);
        names.addAll(columns);
        return names;
    }

    /// The columns that the data have, in the order of the protocol.
    private static List<String> columns(Protocol protocol, TrialData data) {
        List<String> columns = TrialColumns.of(protocol).stream()
                .map(TrialColumns.Specification::name)
                .filter(data::has)
                .toList();
        var foreign = new TreeSet<>(data.columnNames());
        columns.forEach(foreign::remove);
        if (!foreign.isEmpty()) {
            throw new IllegalArgumentException("The data have columns " + foreign + ", which the protocol '"
                    + protocol.trial().id() + "' does not have. Maybe they are of another protocol.");
        }
        return columns;
    }

    private static void requireNames(TrialData data) {
        var seen = new TreeSet<String>();
        for (String participant : data.participants()) {
            if (participant.isBlank() || !seen.add(participant)) {
                throw new IllegalArgumentException("The participant '" + participant
                        + "' must have a name that nobody else has, so that the file can be read again.");
            }
        }
    }

    private static String cell(Column column, int row, String name, TrialData data) {
        if (column.isMissing(row)) {
            return "";
        }
        return switch (column) {
            case Column.Numbers numbers -> {
                double number = numbers.at(row);
                if (Double.isInfinite(number)) {
                    throw new IllegalArgumentException("'%s' of participant '%s' is %s but must be finite or missing."
                            .formatted(name, data.participants().get(row), number));
                }
                yield text(number);
            }
            case Column.Levels levels -> levels.levels().get(levels.code(row));
        };
    }

    /// The shortest text from which the same number is read: `24`, `0.1`, `1.0E-7`.
    static String text(double number) {
        boolean isPlain = number == Math.rint(number) && Math.abs(number) <= LARGEST_WHOLE;
        boolean isMinusZero = number == 0 && 1 / number < 0;
        return isPlain && !isMinusZero ? Long.toString((long) number) : Double.toString(number);
    }
}
