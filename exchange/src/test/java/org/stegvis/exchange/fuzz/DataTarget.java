package org.stegvis.exchange.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.stegvis.exchange.csv.DataReading;
import org.stegvis.exchange.csv.Progress;
import org.stegvis.exchange.csv.TrialDataReader;
import org.stegvis.exchange.csv.TrialDataWriter;
import org.stegvis.exchange.mapping.ColumnMapping;
import org.stegvis.exchange.mapping.MappingReader;
import org.stegvis.exchange.mapping.MappingReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.fuzz.Told;
import org.stegvis.protocol.yaml.Finding;

/// Data files of the back-pain trial, with its own columns and through a mapping. What is accepted can be written, and
/// reads back as the same number of participants.
public final class DataTarget {
    private static final Protocol PROTOCOL = Trials.backPain();
    private static final ColumnMapping MAPPING = mapping();

    private DataTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Told.text(input);
        DataReading own = TrialDataReader.read(PROTOCOL, "f", new ByteArrayInputStream(input), null, Progress.SILENT);
        Told.in("f", text, own.findings(), own instanceof DataReading.Rejected);
        if (own instanceof DataReading.Accepted accepted) {
            again(accepted);
        }
        DataReading mapped =
                TrialDataReader.read(PROTOCOL, "f", new ByteArrayInputStream(input), MAPPING, Progress.SILENT);
        // What a mapping asks for and the file does not have is told with its place in the mapping.
        List<Finding> here = mapped.findings().stream()
                .filter(finding -> !finding.place().file().equals("m"))
                .toList();
        Told.in("f", text, here, here.stream().anyMatch(Finding::isError));
    }

    private static void again(DataReading.Accepted accepted) {
        try {
            var written = new StringWriter();
            TrialDataWriter.write(PROTOCOL, accepted.data(), written);
            byte[] bytes = written.toString().getBytes(StandardCharsets.UTF_8);
            DataReading again =
                    TrialDataReader.read(PROTOCOL, "f", new ByteArrayInputStream(bytes), null, Progress.SILENT);
            if (!(again instanceof DataReading.Accepted same)
                    || same.data().size() != accepted.data().size()) {
                throw new IllegalStateException("written as " + written + ", which reads otherwise");
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("A string can be written to.", impossible);
        }
    }

    private static ColumnMapping mapping() {
        String text = """
                mapping: 1
                participant: id
                columns:
                  site: {from: s, values: {1: utah, 2: intermountain}}
                  age: {from: age}
                  odi@baseline: {from: odi0, missing: [-9]}
                  first: {from: A1, values: {1: pt, -1: cbt}}
                """;
        return switch (MappingReader.read(PROTOCOL, "m", text)) {
            case MappingReading.Rejected(var findings) -> throw new AssertionError(findings);
            case MappingReading.Accepted accepted -> accepted.mapping();
        };
    }
}
