package org.stegvis.cli.evidence;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.input.Languages;
import org.stegvis.cli.terminal.Console;
import org.stegvis.protocol.Language;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The evidence that a verb looks at: a file, a new result placed in it, a day, and the language of the answer.
final class GivenEvidence {

    @Parameters(index = "0", paramLabel = "EVIDENCE", description = "The evidence file.")
    private Path file;

    @Option(
            names = "--with",
            paramLabel = "RESULTS",
            description = "Results document of stegvis analyse, or FHIR R5 Evidence as JSON (one, or a Bundle).")
    private @Nullable Path results;

    @Option(
            names = "--question",
            paramLabel = "QUESTION",
            description = "The question that the FHIR Evidence answers, where it does not say so itself.")
    private @Nullable String answered;

    @Option(names = "--on", paramLabel = "DAY", description = "As on this day (default today).")
    private @Nullable String on;

    @Option(names = "--language", paramLabel = "LANGUAGE", description = "en (default) or nb.")
    private String language = "en";

    Path file() {
        return file;
    }

    LocalDate day() {
        return EvidenceInput.day(on);
    }

    Language language() {
        return Languages.named(language);
    }

    /// @throws org.stegvis.cli.terminal.Rejected when a file has errors
    /// @throws org.stegvis.cli.terminal.BadInput when the results answer no question of the file
    EvidenceInput read(Console console) throws NoSuchFileException {
        return EvidenceInput.read(file, results, answered, day(), console);
    }
}
