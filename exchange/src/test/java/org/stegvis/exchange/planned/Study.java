package org.stegvis.exchange.planned;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.exchange.csv.DataReading;
import org.stegvis.exchange.csv.TrialDataReader;
import org.stegvis.exchange.mapping.ColumnMapping;
import org.stegvis.exchange.mapping.MappingReader;
import org.stegvis.exchange.mapping.MappingReading;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.yaml.Finding;

/// A protocol and its data, read as a user's files are.
record Study(Protocol protocol, TrialData data) {

    static Study read(Path protocolFile, Path mappingFile, Path dataFile) {
        Protocol protocol = protocol(protocolFile);
        ColumnMapping mapping = switch (MappingReader.read(protocol, mappingFile)) {
            case MappingReading.Accepted accepted -> accepted.mapping();
            case MappingReading.Rejected(var findings) -> throw rejected(findings);
        };
        return switch (TrialDataReader.read(protocol, dataFile, mapping)) {
            case DataReading.Accepted accepted -> new Study(protocol, accepted.data());
            case DataReading.Rejected(var findings) -> throw rejected(findings);
        };
    }

    static Protocol protocol(Path file) {
        return accepted(ProtocolReader.read(file));
    }

    static Protocol protocol(String name, String text) {
        return accepted(ProtocolReader.read(name, text));
    }

    private static Protocol accepted(Reading reading) {
        return switch (reading) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected(var findings) -> throw rejected(findings);
        };
    }

    List<Result> results() {
        return PlannedAnalyses.of(protocol).run(data);
    }

    Result.Found regimes(String analysis) {
        List<Analysis> wanted = protocol.analyses().stream()
                .filter(each -> each.id().equals(analysis))
                .toList();
        Result result = PlannedAnalyses.of(protocol).run(data, wanted).getFirst();
        if (result instanceof Result.Found found) {
            return found;
        }
        throw new AssertionError(result);
    }

    static List<EmbeddedRegime> regimes(Result.Found result) {
        if (result.values().sides() instanceof Section.Sides.Regimes(var regimes)) {
            return regimes;
        }
        throw new AssertionError(result);
    }

    private static AssertionError rejected(List<Finding> findings) {
        return new AssertionError(findings.stream().map(Object::toString).collect(Collectors.joining("\n", "\n", "")));
    }
}
