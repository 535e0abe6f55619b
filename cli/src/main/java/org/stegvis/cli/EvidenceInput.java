package org.stegvis.cli;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.evidence.results.Placed;
import org.stegvis.evidence.results.Placing;
import org.stegvis.exchange.results.ResultsReader;
import org.stegvis.exchange.results.ResultsReading;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Text;

/// The evidence that a verb was given, with the results of trials placed in it.
///
/// @param notes what was replaced or left out on the way
record EvidenceInput(EvidenceFile file, List<Text> notes) {

    /// @param results a results document, null when there is none
    /// @throws Rejected when a file has errors
    /// @throws BadInput when the results answer no question of the file
    static EvidenceInput read(Path file, @Nullable Path results, LocalDate day, Console console)
            throws NoSuchFileException {
        requireThere(file);
        EvidenceFile evidence = switch (EvidenceReader.read(file)) {
            case EvidenceReading.Rejected(var findings) -> throw new Rejected(findings);
            case EvidenceReading.Accepted accepted -> {
                new Findings(accepted.warnings()).show(console);
                yield accepted.file();
            }
        };
        if (results == null) {
            return new EvidenceInput(evidence, List.of());
        }
        requireThere(results);
        ResultsReading.Accepted read = switch (ResultsReader.read(results)) {
            case ResultsReading.Rejected(var findings) -> throw new Rejected(findings);
            case ResultsReading.Accepted accepted -> accepted;
        };
        Placed placed = Placing.of(evidence, read.document(), day);
        placed.notes().forEach(note -> console.message(note.in(Language.ENGLISH)));
        if (placed.answered().isEmpty()) {
            throw new BadInput("%s holds results of '%s', which answer no question of %s; name the trial under 'trials'"
                    .formatted(results, read.document().protocol(), file));
        }
        return new EvidenceInput(placed.file(), placed.notes());
    }

    /// The day of a check.
    static LocalDate day(@Nullable String given) {
        if (given == null) {
            return LocalDate.now(java.time.ZoneId.systemDefault());
        }
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException noDay) {
            throw new BadInput("--on is '%s' but must be a day, as 2026-11-25".formatted(given), noDay);
        }
    }

    static Language language(String tag) {
        for (Language each : Language.values()) {
            if (each.tag().equals(tag)) {
                return each;
            }
        }
        throw new BadInput("--language is '%s' but must be en or nb".formatted(tag));
    }

    private static void requireThere(Path file) throws NoSuchFileException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new BadInput(file + " is a folder; name a file in it");
        }
    }
}
