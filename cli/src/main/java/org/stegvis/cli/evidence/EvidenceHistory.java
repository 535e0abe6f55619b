package org.stegvis.cli.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.FormatOption;
import org.stegvis.cli.terminal.Json;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.judgement.Judged;
import org.stegvis.evidence.judgement.JudgementLog;
import org.stegvis.protocol.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `stegvis evidence history`: every judgement, oldest first.
@Command(
        name = "history",
        header = "Show every judgement: who, when, what and why.",
        description = "Oldest first; the latest of each part counts, and earlier ones stay.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis evidence history guidelines/back-pain.yaml",
            "  stegvis evidence history guidelines/back-pain.yaml exercise-pain --format json"
        })
final class EvidenceHistory implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "EVIDENCE", description = "The evidence file.")
    private Path file;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ABOUT",
            description = "Only on this question or recommendation.")
    private @Nullable String about;

    @Mixin
    private FormatOption format = new FormatOption();

    EvidenceHistory(Console console) {
        this.console = console;
    }

    /// One judgement as a document.
    record Entry(String about, String part, String answer, boolean counts, String by, String at, String why) {}

    @Override
    public Integer call() throws IOException {
        EvidenceFile evidence = EvidenceInput.unjudged(file, console);
        JudgementLog log = EvidenceInput.judgements(file, evidence);
        JudgementLog asked = about == null ? log : log.about(about);
        List<Entry> entries =
                asked.entries().stream().map(each -> entry(each, asked)).toList();
        switch (format.chosen()) {
            case JSON -> Json.write(entries, console);
            case TEXT -> {
                if (entries.isEmpty()) {
                    console.result("no judgement yet; add one with 'stegvis evidence judge'");
                }
                entries.forEach(each -> console.result("%s  %s  %s: %s%s, by %s: %s"
                        .formatted(
                                each.at(),
                                each.about(),
                                each.part(),
                                each.answer(),
                                each.counts() ? "" : " (later judged again)",
                                each.by(),
                                each.why())));
            }
        }
        return ExitCodes.DONE;
    }

    private static Entry entry(Judged each, JudgementLog log) {
        return new Entry(
                each.about(),
                each.part(),
                each.answer(),
                log.counts(each),
                each.signed().by(),
                each.signed().when(),
                each.signed().why().in(Language.ENGLISH));
    }
}
