package org.stegvis.cli.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.estimation.SummedAnalyses;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.estimator.RuleLearning;
import picocli.CommandLine.Option;

/// Whether a data file is read part by part, sums being kept of each, or as a whole.
final class StreamOptions {
    /// In memory a file takes up to ten times its size.
    private static final int TIMES_THE_FILE = 10;

    @Option(
            names = "--stream",
            negatable = true,
            description = {
                "Read the data file part by part and keep sums only: for files larger than memory. The numbers are the same to",
                "rounding; of learned rules there are the coefficients only. Without this option a file larger than a tenth of the",
                "memory (java -Xmx) is read so where all analyses permit it; --no-stream reads any file as a whole."
            })
    private @Nullable Boolean asked;

    /// @throws BadInput when it is asked for and some analyses do not permit it
    boolean isWanted(Path file, Protocol protocol, List<Analysis> analyses, Console console) throws IOException {
        List<String> against = SummedAnalyses.objections(protocol, analyses);
        if (asked != null) {
            if (asked && !against.isEmpty()) {
                throw new BadInput(
                        "--stream: %s; name the other analyses with --analysis, or read the file as a whole with"
                                        .formatted(String.join("; ", against))
                                + " --no-stream and enough memory (java -Xmx)");
            }
            return asked;
        }
        if (!isLarge(file)) {
            return false;
        }
        List<String> reasons = new ArrayList<>(against);
        analyses.stream()
                .filter(each -> each.estimator() instanceof RuleLearning)
                .filter(each ->
                        SummedAnalyses.objections(protocol, List.of(each)).isEmpty())
                .forEach(each -> reasons.add("'" + each.id() + "' tells the value of a learned rule"));
        console.message(
                reasons.isEmpty()
                        ? "%s is large: it is read part by part (--no-stream reads it as a whole)".formatted(file)
                        : "%s is large but read as a whole: %s".formatted(file, String.join("; ", reasons)));
        return reasons.isEmpty();
    }

    private static boolean isLarge(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) > Runtime.getRuntime().maxMemory() / TIMES_THE_FILE;
    }
}
