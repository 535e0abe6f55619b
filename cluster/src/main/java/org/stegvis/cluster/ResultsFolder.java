package org.stegvis.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.stegvis.design.machines.StudyOrder;
import org.stegvis.design.operating.ChangedTrials;
import org.stegvis.design.operating.Figure;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.OperatingCharacteristics.OfQuantity;

/// The folder `results`: a table for people and other programs, a row for each value, contrast and choice
/// of a study, and for each hypothesis of its trials that are changed at a look.
///
/// A study has one file, named by its number of replicates and its id, so that who finishes it again replaces it.
final class ResultsFolder {
    private static final List<String> FIGURES = List.of(
            "bias",
            "empirical-error",
            "model-error",
            "error-ratio",
            "coverage",
            "coverage-of-95",
            "rejection",
            "chosen",
            "uncorrected",
            "changed",
            "enrolled");
    private static final MessageType TYPE = MessageTypeParser.parseMessageType("""
            message results {
              required binary study (STRING);
              required binary set (STRING);
              required int32 participants;
              required int64 replicates;
              required int64 seed;
              required binary analysis (STRING);
              required binary kind (STRING);
              required binary of (STRING);
              optional binary versus (STRING);
              optional double truth;
              optional double truth-error;
              optional int64 estimated;
            %s}
            """.formatted(FIGURES.stream()
            .map(each -> "  optional double %s;\n  optional double %s-mc-error;\n".formatted(each, each))
            .collect(Collectors.joining())));

    private final ParquetFolder folder;

    ResultsFolder(String parent, Configuration configuration) {
        this.folder = new ParquetFolder(new Path(parent, "results"), configuration);
    }

    void write(StudyOrder order, OperatingCharacteristics found) {
        var rows = new ArrayList<Group>();
        found.quantities().forEach(each -> rows.add(quantity(order, found, each)));
        for (OperatingCharacteristics.Choice choice : found.choices()) {
            choice.regimes()
                    .forEach(regime -> rows.add(figure(
                            row(order, found, choice.analysis().id(), "choice", regime.regime())
                                    .append("truth", regime.truth()),
                            "chosen",
                            regime.share())));
        }
        if (found.changes() != null) {
            rows.addAll(changes(order, found, found.changes()));
        }
        folder.write("%s-%012d".formatted(order.id(), found.replicates()), TYPE, rows);
    }

    /// The last row is of any of the hypotheses.
    private static List<Group> changes(StudyOrder order, OperatingCharacteristics found, ChangedTrials.Found changes) {
        String analysis = Objects.requireNonNull(found.looks()).analysis().id();
        var rows = new ArrayList<Group>();
        for (ChangedTrials.Hypothesis each : changes.hypotheses()) {
            Group row = row(order, found, analysis, "change", each.name());
            figure(row, "rejection", each.rejected());
            rows.add(figure(row, "uncorrected", each.uncorrected()));
        }
        Group any = row(order, found, analysis, "change", "any");
        figure(any, "rejection", changes.any());
        figure(any, "uncorrected", changes.uncorrected());
        figure(any, "changed", changes.changed());
        rows.add(figure(any, "enrolled", changes.participants()));
        return rows;
    }

    private static Group row(
            StudyOrder order, OperatingCharacteristics found, String analysis, String kind, String of) {
        String set = order.varied().entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
        return new SimpleGroup(TYPE)
                .append("study", order.id())
                .append("set", set)
                .append("participants", found.participants())
                .append("replicates", found.replicates())
                .append("seed", order.seed())
                .append("analysis", analysis)
                .append("kind", kind)
                .append("of", of);
    }

    private static Group quantity(StudyOrder order, OperatingCharacteristics found, OfQuantity each) {
        String versus = each.quantity().versus();
        Group row = row(
                order,
                found,
                each.quantity().analysis().id(),
                versus == null ? "value" : "contrast",
                each.quantity().of());
        if (versus != null) {
            row.append("versus", versus);
        }
        row.append("truth", each.quantity().truth())
                .append("truth-error", each.quantity().truthError())
                .append("estimated", each.estimated());
        figure(row, "bias", each.bias());
        figure(row, "empirical-error", each.empiricalError());
        figure(row, "model-error", each.modelError());
        figure(row, "error-ratio", each.errorRatio());
        figure(row, "coverage", each.coverage());
        figure(row, "coverage-of-95", each.coverageOf95());
        return figure(row, "rejection", each.rejection());
    }

    private static Group figure(Group row, String name, Figure figure) {
        if (Double.isFinite(figure.value())) {
            row.append(name, figure.value());
        }
        if (Double.isFinite(figure.error())) {
            row.append(name + "-mc-error", figure.error());
        }
        return row;
    }
}
