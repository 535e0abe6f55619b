package org.stegvis.exchange.csv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final List<String> participants = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private int rows;

    RowReader(Protocol protocol, Header header, Layout layout, DataFindings findings) {
        this.header = header;
        this.layout = layout;
        this.findings = findings;
        this.values = new RowValues(layout);
        this.contradictions = new Contradictions(protocol);
        this.cells = new CellReader(findings);
    }

    List<String> participants() {
        return participants;
    }

    int size() {
        return participants.size();
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
        participants.add(participant);
        boolean isSound = true;
        for (Layout.Cell cell : layout.cells()) {
            isSound &= cells.read(cell, row);
        }
        if (isSound) {
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
        Integer earlier = lines.putIfAbsent(name, row.line());
        if (earlier != null) {
            wrongParticipant(
                    row,
                    "twice",
                    Shown.quoted(name) + " a second time",
                    "one row for each participant",
                    "The first is on line " + earlier + ".");
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
