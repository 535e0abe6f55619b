package org.stegvis.exchange.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stegvis.exchange.mapping.ColumnMapping;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.yaml.DocumentPath;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Place;

/// One reading of one data file: header, layout, rows. The rows are handed over in portions, so that no more of them
/// need be kept.
final class CsvFile {
    private final Protocol protocol;
    private final String name;
    private final DataLimits limits;
    private final @Nullable ColumnMapping mapping;
    private final DataFindings findings;
    private final RowHandler handler;
    private final RowReader.Checks checks;
    private final Portions portions;

    /// How rows are handed over.
    ///
    /// @param rows how many at once; the last portion has up to twice as many, so that none is much smaller
    /// @param to gets nothing once there was an error
    record Portions(int rows, Consumer<TrialData> to) {}

    CsvFile(
            Protocol protocol,
            String name,
            DataLimits limits,
            @Nullable ColumnMapping mapping,
            DataFindings findings,
            RowReader.Checks checks,
            Portions portions) {
        this.protocol = protocol;
        this.name = name;
        this.limits = limits;
        this.mapping = mapping;
        this.findings = findings;
        this.handler = new RowHandler(name, limits);
        this.checks = checks;
        this.portions = portions;
    }

    /// How many participants the file has.
    ///
    /// @throws Unreadable when going on has no sense
    int read(DigestedBytes bytes) throws IOException {
        var text = new BufferedReader(new DataText(name, bytes, limits), Separator.LOOK_AHEAD);
        try (CsvReader<CsvRow> csv = reader(text)) {
            return read(csv.iterator());
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } catch (CsvParseException failure) {
            throw unreadable(failure);
        }
    }

    private CsvReader<CsvRow> reader(BufferedReader text) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(Separator.of(text))
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(limits.cell())
                .build(handler, text);
    }

    private int read(CloseableIterator<CsvRow> rows) {
        if (!rows.hasNext()) {
            throw new Unreadable(Place.startOf(name), "an empty file", "a header and one row for each participant", "");
        }
        Header header = Header.of(rows.next(), findings);
        CellRules rules = CellRules.of(protocol);
        Layout layout = new LayoutBuilder(rules, header, findings).layout(mapping);
        if (layout == null) {
            return 0;
        }
        var reader = new RowReader(protocol, header, layout, findings, checks);
        while (rows.hasNext()) {
            reader.read(rows.next());
            if (reader.participants() > limits.rows()) {
                throw new Unreadable(
                        Place.startOf(name),
                        "more than " + limits.rows() + " participants",
                        "at most " + limits.rows(),
                        "");
            }
            if (reader.kept() == 2L * portions.rows()) {
                handOver(rules, layout, reader, portions.rows());
            }
        }
        if (reader.rows() == 0) {
            findings.add(Finding.error(
                    Place.startOf(name),
                    DocumentPath.ROOT,
                    "a header and nothing below it",
                    "one row for each participant",
                    ""));
        }
        handOver(rules, layout, reader, reader.kept());
        return reader.participants();
    }

    private void handOver(CellRules rules, Layout layout, RowReader reader, int rows) {
        if (!findings.hasErrors()) {
            portions.to().accept(data(rules, layout, reader, rows));
        }
        reader.forget(rows);
    }

    /// The first of the rows that are kept. A main column that the file does not have is there all the same, and
    /// empty: analyses ask for it.
    private static TrialData data(CellRules rules, Layout layout, RowReader reader, int rows) {
        Map<String, ColumnFiller> read = new HashMap<>();
        layout.cells().forEach(cell -> read.put(cell.column(), cell.filler()));
        Map<String, Column> columns = new LinkedHashMap<>();
        rules.rules().forEach((column, rule) -> {
            ColumnFiller filler = read.get(column);
            if (filler != null) {
                columns.put(column, filler.toColumn(rows));
            } else if (rules.main().contains(column)) {
                columns.put(column, ColumnFiller.missing(rule, rows));
            }
        });
        return TrialData.of(reader.names(rows), columns);
    }

    private Unreadable unreadable(CsvParseException failure) {
        Unreadable stopped = Unreadable.behind(failure);
        if (stopped != null) {
            return stopped;
        }
        return new Unreadable(
                new Place(name, handler.line(), 1),
                "a quotation mark in a row where none belongs, or that is not closed",
                "quotation marks around a whole cell, doubled within it",
                "Or a cell has more than " + limits.cell() + " characters.");
    }
}
