package org.stegvis.cli.evidence;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Findings;
import org.stegvis.cli.terminal.Rejected;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.fhir.FhirPlacing;
import org.stegvis.evidence.fhir.FhirReader;
import org.stegvis.evidence.fhir.FhirReading;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.evidence.judgement.JudgementLog;
import org.stegvis.evidence.judgement.JudgementReader;
import org.stegvis.evidence.judgement.JudgementReading;
import org.stegvis.evidence.results.Placed;
import org.stegvis.evidence.results.Placing;
import org.stegvis.exchange.results.ResultsReader;
import org.stegvis.exchange.results.ResultsReading;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Text;

/// The evidence that a verb was given, with the results of trials placed in it.
///
/// @param notes what was replaced or left out on the way
/// @param judgements every judgement up to the day, of which the latest stand in the file
/// @param placed the ids of the studies that were placed in it
record EvidenceInput(EvidenceFile file, List<Text> notes, JudgementLog judgements, Set<String> placed) {
    EvidenceInput {
        notes = List.copyOf(notes);
        placed = Set.copyOf(placed);
    }

    private static EvidenceInput with(EvidenceFile before, Placed placed, JudgementLog judgements) {
        Set<String> known = before.studies().stream().map(StudyRecord::id).collect(Collectors.toSet());
        return new EvidenceInput(
                placed.file(),
                placed.notes(),
                judgements,
                placed.file().studies().stream()
                        .map(StudyRecord::id)
                        .filter(id -> !known.contains(id))
                        .collect(Collectors.toSet()));
    }

    /// @param results a results document or FHIR Evidence, null when there is none
    /// @param question what the Evidence answers, null when it says so itself
    /// @throws Rejected when a file has errors
    /// @throws BadInput when the results answer no question of the file
    static EvidenceInput read(
            Path file, @Nullable Path results, @Nullable String question, LocalDate day, Console console)
            throws NoSuchFileException {
        EvidenceFile plain = unjudged(file, console);
        JudgementLog judgements = judgements(file, plain).upTo(day);
        EvidenceFile evidence = judgements.inForce(plain);
        if (results == null) {
            if (question != null) {
                throw new BadInput("--question says what --with answers; name a file with --with");
            }
            return new EvidenceInput(evidence, List.of(), judgements, Set.of());
        }
        requireThere(results);
        if (FhirReader.isFhir(results)) {
            return fhir(evidence, judgements, file, results, question, day, console);
        }
        if (question != null) {
            throw new BadInput("--question is for FHIR Evidence, but %s is none".formatted(results));
        }
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
        return with(evidence, placed, judgements);
    }

    /// The evidence file as it stands, without the judgements beside it.
    static EvidenceFile unjudged(Path file, Console console) throws NoSuchFileException {
        requireThere(file);
        return switch (EvidenceReader.read(file)) {
            case EvidenceReading.Rejected(var findings) -> throw new Rejected(findings);
            case EvidenceReading.Accepted accepted -> {
                new Findings(accepted.warnings()).show(console);
                yield accepted.file();
            }
        };
    }

    /// Every judgement on it: those in the file, then those beside it.
    static JudgementLog judgements(Path file, EvidenceFile evidence) {
        Path beside = JudgementReader.beside(file);
        if (!Files.exists(beside)) {
            return JudgementLog.of(evidence, JudgementLog.empty());
        }
        return switch (JudgementReader.read(beside, evidence)) {
            case JudgementReading.Rejected(var findings) -> throw new Rejected(findings);
            case JudgementReading.Accepted(var log) -> JudgementLog.of(evidence, log);
        };
    }

    private static EvidenceInput fhir(
            EvidenceFile evidence,
            JudgementLog judgements,
            Path file,
            Path results,
            @Nullable String question,
            LocalDate day,
            Console console) {
        FhirReading.Accepted read = switch (FhirReader.read(results)) {
            case FhirReading.Rejected(var findings) -> throw new Rejected(findings);
            case FhirReading.Accepted accepted -> accepted;
        };
        if (question != null) {
            requireQuestion(evidence, file, question);
            if (read.evidence().size() > 1) {
                throw new BadInput("%s holds %d Evidence, and --question can say it of one only; name them under 'fhir'"
                        .formatted(results, read.evidence().size()));
            }
        }
        Placed placed = FhirPlacing.of(evidence, read.evidence(), question, day);
        placed.notes().forEach(note -> console.message(note.in(Language.ENGLISH)));
        if (placed.answered().isEmpty()) {
            throw new BadInput(
                    "%s holds Evidence that no question of %s asks for; say which with --question, or name its url under 'fhir'"
                            .formatted(results, file));
        }
        return with(evidence, placed, judgements);
    }

    /// The question of this name.
    static Question requireQuestion(EvidenceFile evidence, Path file, String question) {
        return evidence.questions().stream()
                .filter(each -> each.id().equals(question))
                .findFirst()
                .orElseThrow(() -> new BadInput("%s has no question '%s'; it has %s"
                        .formatted(
                                file,
                                question,
                                String.join(
                                        ", ",
                                        evidence.questions().stream()
                                                .map(Question::id)
                                                .toList()))));
    }

    /// The day of a check.
    static LocalDate day(@Nullable String given) {
        if (given == null) {
            return LocalDate.now(ZoneId.systemDefault());
        }
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException noDay) {
            throw new BadInput("--on is '%s' but must be a day, as 2026-11-25".formatted(given), noDay);
        }
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
