package org.stegvis.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Bar;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Findings;
import org.stegvis.cli.terminal.Rejected;
import org.stegvis.estimation.result.Result;
import org.stegvis.exchange.mapping.MappingReading;
import org.stegvis.exchange.results.Provenance;
import org.stegvis.exchange.streamed.StreamedAnalyses;
import org.stegvis.exchange.streamed.StreamedAnalyses.Answer;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;

/// The results of analyses of a file that was read part by part.
public record StreamedData(List<Result> results, int participants, Provenance.Data origin) {

    /// Runs the analyses while the file is read, as often as they ask; a bar shows how far it has come.
    ///
    /// @param mapping null when the columns are those of the protocol
    /// @throws Rejected when the data or the mapping have errors
    /// @throws IllegalArgumentException when some analyses cannot be done by sums
    /// @throws IOException when one of the files is not there, or cannot be read
    public static StreamedData read(
            Protocol protocol, List<Analysis> analyses, Path file, @Nullable Path mapping, Console console)
            throws IOException {
        DataFile.requireThere(file);
        MappingReading.Accepted columns = DataFile.columns(protocol, mapping, console);
        StreamedAnalyses streamed = StreamedAnalyses.of(protocol, analyses);
        Answer answer = read(streamed, file, columns, console);
        return switch (answer) {
            case Answer.Rejected(var findings) -> throw new Rejected(findings);
            case Answer.Answered answered -> {
                new Findings(answered.warnings()).show(console);
                yield new StreamedData(
                        answered.results(), answered.participants(), DataFile.origin(answered.sha256(), columns));
            }
        };
    }

    private static Answer read(
            StreamedAnalyses streamed, Path file, MappingReading.@Nullable Accepted columns, Console console)
            throws IOException {
        long size = Files.size(file);
        try (var bar = new Bar(console, "Reading", size * streamed.passes())) {
            return streamed.of(
                    file,
                    columns == null ? null : columns.mapping(),
                    (pass, bytes) -> bar.at((pass - 1) * size + bytes, size * streamed.passes()));
        }
    }
}
