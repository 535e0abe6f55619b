package org.stegvis.exchange.csv;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.exchange.mapping.ColumnMapping;
import org.stegvis.exchange.mapping.ColumnMapping.Participant;
import org.stegvis.exchange.mapping.ColumnMapping.SourceColumn;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.yaml.DocumentPath;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.NearestName;
import org.stegvis.protocol.yaml.Place;
import org.stegvis.protocol.yaml.Severity;
import org.stegvis.protocol.yaml.Shown;

/// Finds the columns of a protocol in the header of a file, directly or through a mapping.
final class LayoutBuilder {
    private final CellRules rules;
    private final Header header;
    private final DataFindings findings;

    LayoutBuilder(CellRules rules, Header header, DataFindings findings) {
        this.rules = rules;
        this.header = header;
        this.findings = findings;
    }

    /// The layout; null, with a finding, when participants have no name.
    @Nullable
    Layout layout(@Nullable ColumnMapping mapping) {
        Layout layout = mapping == null ? direct() : mapped(mapping);
        if (layout != null) {
            var found = Set.copyOf(layout.columns());
            reportAbsent(found, mapping != null);
            requireEvents(found);
        }
        return layout;
    }

    private @Nullable Layout direct() {
        var cells = new ArrayList<Layout.Cell>();
        rules.rules().forEach((column, rule) -> {
            Integer position = header.position(column);
            if (position != null) {
                cells.add(new Layout.Cell(column, position, new ColumnFiller(rule), Layout.Recoding.NONE, List.of()));
            }
        });
        reportUnknown();
        Integer participant = header.position(TrialColumns.PARTICIPANT);
        if (participant == null) {
            findings.add(Finding.error(
                            header.row().start(),
                            DocumentPath.ROOT,
                            "no column '" + TrialColumns.PARTICIPANT + "'",
                            "a column '" + TrialColumns.PARTICIPANT + "' with a name for each participant",
                            "A file with other columns is read with a mapping file.")
                    .withNearest(NearestName.to(TrialColumns.PARTICIPANT, header.names())));
            return null;
        }
        return new Layout(participant, cells);
    }

    private void reportUnknown() {
        Set<String> absent = new LinkedHashSet<>(rules.rules().keySet());
        absent.add(TrialColumns.PARTICIPANT);
        absent.removeAll(header.positions().keySet());
        for (int i = 0; i < header.size(); i++) {
            String name = header.row().cells().get(i).strip();
            if (!rules.rules().containsKey(name) && !name.equals(TrialColumns.PARTICIPANT)) {
                findings.add(Finding.warning(
                                header.row().place(i),
                                DocumentPath.ROOT,
                                name.isEmpty() ? "a column without a name" : "the column " + Shown.quoted(name),
                                "a column of the protocol",
                                "It is not read.")
                        .withNearest(NearestName.to(name, absent)));
            }
        }
    }

    private @Nullable Layout mapped(ColumnMapping mapping) {
        int participant = switch (mapping.participant()) {
            case Participant.RowNumber rowNumber -> Layout.NUMBERED;
            case Participant.From(var column) -> position(column);
        };
        var cells = new ArrayList<Layout.Cell>();
        rules.rules().forEach((column, rule) -> {
            ColumnMapping.Source source = mapping.columns().get(column);
            if (source != null) {
                cells.add(new Layout.Cell(
                        column,
                        position(source.from()),
                        new ColumnFiller(rule),
                        new Layout.Recoding(source.recoding(), source.missing()),
                        conditions(source.when())));
            }
        });
        // A source that is not in the file has become an error, and there is nothing to read.
        return findings.hasErrors() ? null : new Layout(participant, cells);
    }

    private List<Layout.Condition> conditions(Map<SourceColumn, Set<String>> when) {
        var conditions = new ArrayList<Layout.Condition>();
        when.forEach((column, values) -> conditions.add(new Layout.Condition(position(column), values)));
        return conditions;
    }

    private int position(SourceColumn column) {
        Integer position = header.position(column.name());
        if (position != null) {
            return position;
        }
        findings.add(Finding.error(
                        column.place(),
                        DocumentPath.ROOT,
                        "the column " + Shown.quoted(column.name()) + ", which "
                                + header.row().file() + " does not have",
                        "one of its columns (" + Shown.list(header.names()) + ")",
                        "")
                .withNearest(NearestName.to(column.name(), header.names())));
        return 0;
    }

    private void reportAbsent(Set<String> found, boolean isMapped) {
        Set<String> absent = new LinkedHashSet<>(rules.main());
        absent.removeAll(found);
        if (!absent.isEmpty()) {
            findings.add(
                    "",
                    Severity.WARNING,
                    "absent",
                    () -> Finding.warning(
                            header.row().start(),
                            DocumentPath.ROOT,
                            (isMapped ? "no source of " : "no column ") + Shown.list(absent),
                            "all columns of the protocol",
                            "What they hold counts as missing for every participant."));
        }
    }

    private void requireEvents(Set<String> found) {
        for (String time : rules.timeToEvent()) {
            String event = TrialColumns.event(time);
            if (found.contains(time) != found.contains(event)) {
                String present = found.contains(time) ? time : event;
                String absent = found.contains(time) ? event : time;
                Place place = header.row().start();
                findings.add(Finding.error(
                        place,
                        DataFindings.path(present),
                        "no column " + Shown.quoted(absent) + " beside it",
                        "both the time and whether it ended with the event",
                        ""));
            }
        }
    }
}
