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
import org.jspecify.annotations.Nullable;
import org.stegvis.exchange.mapping.ColumnMapping;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.yaml.DocumentPath;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Place;

/// One reading of one data file: header, layout, rows.
final class CsvFile {
    private final Protocol protocol;
    private final String name;
    private final DataLimits limits;
    private final @Nullable ColumnMapping mapping;
    private final DataFindings findings;
    private final RowHandler handler;

    CsvFile(Protocol protocol, String name, DataLimits limits, @Nullable ColumnMapping mapping, DataFindings findings) {
        this.protocol = protocol;
        this.name = name;
        this.limits = limits;
        this.mapping = mapping;
        this.findings = findings;
        this.handler = new RowHandler(name, limits);
    }

    /// @throws Unreadable when going on has no sense
    DataReading read(DigestedBytes bytes) throws IOException {
        var text = new BufferedReader(new DataText(name, bytes, limits), Separator.LOOK_AHEAD);
        try (CsvReader<CsvRow> csv = reader(text)) {
            CloseableIterator<CsvRow> rows = csv.iterator();
            TrialData data = read(rows);
            return data == null || findings.hasErrors()
                    ? new DataReading.Rejected(findings.all())
                    : new DataReading.Accepted(data, findings.all(), bytes.sha256());
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

    private @Nullable TrialData read(CloseableIterator<CsvRow> rows) {
        if (!rows.hasNext()) {
            throw new Unreadable(Place.startOf(name), "an empty file", "a header and one row for each participant", "");
        }
        Header header = Header.of(rows.next(), findings);
        CellRules rules = CellRules.of(protocol);
        Layout layout = new LayoutBuilder(rules, header, findings).layout(mapping);
        if (layout == null) {
            return null;
        }
        var reader = new RowReader(protocol, header, layout, findings);
        while (rows.hasNext()) {
            reader.read(rows.next());
            if (reader.size() > limits.rows()) {
                throw new Unreadable(
                        Place.startOf(name),
                        "more than " + limits.rows() + " participants",
                        "at most " + limits.rows(),
                        "");
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
        return findings.hasErrors() ? null : data(rules, layout, reader);
    }

    /// A main column that the file does not have is there all the same, and empty: analyses ask for it.
    private static TrialData data(CellRules rules, Layout layout, RowReader reader) {
        Map<String, ColumnFiller> read = new HashMap<>();
        layout.cells().forEach(cell -> read.put(cell.column(), cell.filler()));
        Map<String, Column> columns = new LinkedHashMap<>();
        rules.rules().forEach((column, rule) -> {
            ColumnFiller filler = read.get(column);
            if (filler != null) {
                columns.put(column, filler.toColumn());
            } else if (rules.main().contains(column)) {
                columns.put(column, ColumnFiller.missing(rule, reader.size()));
            }
        });
        return TrialData.of(reader.participants(), columns);
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
