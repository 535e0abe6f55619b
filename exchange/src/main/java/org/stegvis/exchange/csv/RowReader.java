package org.stegvis.exchange.csv;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Place;
import org.stegvis.protocol.yaml.Severity;
import org.stegvis.protocol.yaml.Shown;

/// Reads the rows below the header into the columns of the layout.
final class RowReader {
    private final Header header;
    private final Layout layout;
    private final DataFindings findings;
    private final RowValues values;
    private final Contradictions contradictions;
    private final CellReader cells;
    private final Checks checks;
    private final List<String> names = new ArrayList<>();
    private int participants;
    private int rows;

    /// What is asked of a row beside its cells.
    ///
    /// @param seen knows the names before
    /// @param ofAllocations whether options are held against the protocol
    record Checks(SeenNames seen, boolean ofAllocations) {
        static Checks all(SeenNames seen) {
            return new Checks(seen, true);
        }

        /// For rows that were checked before.
        static Checks none() {
            return new Checks((name, line) -> null, false);
        }
    }

    RowReader(Protocol protocol, Header header, Layout layout, DataFindings findings, Checks checks) {
        this.header = header;
        this.checks = checks;
        this.layout = layout;
        this.findings = findings;
        this.values = new RowValues(layout);
        this.contradictions = new Contradictions(protocol);
        this.cells = new CellReader(findings);
    }

    /// The names in the first of the rows that are kept.
    List<String> names(int first) {
        return List.copyOf(names.subList(0, first));
    }

    /// How many rows are kept.
    int kept() {
        return names.size();
    }

    /// Keeps but the rows behind the first.
    void forget(int first) {
        names.subList(0, first).clear();
        layout.cells().forEach(cell -> cell.filler().forget(first));
    }

    /// How many participants were read, those forgotten included.
    int participants() {
        return participants;
    }

    /// How many rows were seen, also those that could not be read.
    int rows() {
        return rows;
    }

    void read(CsvRow row) {
        if (row.isBlank()) {
            return;
        }
        rows++;
        if (row.size() != header.size()) {
            ragged(row);
            return;
        }
        String participant = participant(row);
        if (participant.isEmpty()) {
            return;
        }
        names.add(participant);
        participants++;
        boolean isSound = true;
        for (Layout.Cell cell : layout.cells()) {
            isSound &= cells.read(cell, row);
        }
        if (isSound && checks.ofAllocations()) {
            contradictions.in(values).forEach(each -> report(each, row));
        }
    }

    private void ragged(CsvRow row) {
        String remedy = row.size() > header.size()
                ? "A cell that holds the separator must stand in quotation marks; numbers have a decimal point."
                : "Leave cells empty rather than out.";
        findings.add(
                "",
                Severity.ERROR,
                "ragged",
                () -> Finding.error(
                        row.start(),
                        DataFindings.path(""),
                        row.size() + (row.size() == 1 ? " cell" : " cells"),
                        header.size() + ", as in the header",
                        remedy));
    }

    /// The name of the participant; empty, with a finding, when it cannot be used.
    private String participant(CsvRow row) {
        if (layout.participant() == Layout.NUMBERED) {
            return Integer.toString(rows);
        }
        String name = row.cells().get(layout.participant());
        if (name.isBlank()) {
            wrongParticipant(row, "no", "an empty cell", "a name for each participant", "");
            return "";
        }
        String earlier = checks.seen().before(name, row.line());
        if (earlier != null) {
            wrongParticipant(
                    row, "twice", Shown.quoted(name) + " a second time", "one row for each participant", earlier);
            return "";
        }
        return name;
    }

    private void wrongParticipant(CsvRow row, String kind, String found, String expected, String remedy) {
        findings.add(
                TrialColumns.PARTICIPANT,
                Severity.ERROR,
                kind,
                () -> Finding.error(
                        row.place(layout.participant()),
                        DataFindings.path(TrialColumns.PARTICIPANT),
                        found,
                        expected,
                        remedy));
    }

    private void report(Contradictions.Contradiction each, CsvRow row) {
        Severity severity = each.isError() ? Severity.ERROR : Severity.WARNING;
        findings.add(
                each.decision(),
                severity,
                "contradiction",
                () -> new Finding(
                        severity,
                        place(each.decision(), row),
                        each.decision(),
                        each.found(),
                        each.expected(),
                        null,
                        each.remedy()));
    }

    private Place place(String column, CsvRow row) {
        for (Layout.Cell cell : layout.cells()) {
            if (cell.column().equals(column)) {
                return row.place(cell.position());
            }
        }
        return row.start();
    }
}
