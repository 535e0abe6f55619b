package org.stegvis.exchange.csv;

import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.NearestName;
import org.stegvis.protocol.yaml.Severity;
import org.stegvis.protocol.yaml.Shown;

/// Reads single cells; what is wrong with one becomes a finding.
final class CellReader {
    private final DataFindings findings;

    CellReader(DataFindings findings) {
        this.findings = findings;
    }

    /// Adds the value of the cell to its column; false, with a finding, when there is an error in it.
    boolean read(Layout.Cell cell, CsvRow row) {
        if (!cell.appliesTo(row)) {
            cell.filler().add(Double.NaN);
            return true;
        }
        String written = row.cells().get(cell.position());
        String text = cell.recoding().of(written);
        if (text == null) {
            cell.filler().add(Double.NaN);
            unmapped(cell, row, written);
            return false;
        }
        return switch (cell.filler().rule().read(text)) {
            case CellResult.Known(double value) -> {
                cell.filler().add(value);
                yield true;
            }
            case CellResult.Missing missing -> {
                cell.filler().add(Double.NaN);
                yield true;
            }
            case CellResult.Doubtful doubtful -> {
                cell.filler().add(doubtful.value());
                doubtful(cell, row, written, doubtful);
                yield doubtful.severity() == Severity.WARNING;
            }
        };
    }

    private void doubtful(Layout.Cell cell, CsvRow row, String written, CellResult.Doubtful doubtful) {
        findings.add(
                cell.column(),
                doubtful.severity(),
                "",
                () -> new Finding(
                        doubtful.severity(),
                        row.place(cell.position()),
                        cell.column(),
                        Shown.quoted(written),
                        doubtful.expected(),
                        doubtful.nearest(),
                        doubtful.remedy()));
    }

    private void unmapped(Layout.Cell cell, CsvRow row, String written) {
        var known = cell.recoding().meanings().keySet();
        findings.add(
                cell.column(),
                Severity.ERROR,
                "unmapped",
                () -> Finding.error(
                                row.place(cell.position()),
                                DataFindings.path(cell.column()),
                                Shown.quoted(written),
                                "a value that the mapping file explains (" + Shown.list(known) + ")",
                                "Add what it means to 'values' of '" + cell.column() + "', or to 'missing'.")
                        .withNearest(NearestName.to(written, known)));
    }
}
