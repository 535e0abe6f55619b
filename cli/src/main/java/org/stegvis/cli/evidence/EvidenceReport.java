package org.stegvis.cli.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.input.Languages;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.protocol.Language;
import org.stegvis.report.guideline.GuidelinePage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis evidence report`: the check as a page.
@Command(
        name = "report",
        header = "Write the page of a guideline group.",
        description = {
            "Verdicts, forest plots, summary of findings, certainty by domain, and the frame from evidence to decision:",
            "one self-contained page, HTML; PDF or DOCX when the file name ends so."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis evidence report guidelines/back-pain.yaml --out evidence.html",
            "  stegvis evidence report guidelines/back-pain.yaml --with results.json --out evidens.pdf --language nb"
        })
final class EvidenceReport implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "EVIDENCE", description = "The evidence file.")
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

    @Option(names = "--on", paramLabel = "DAY", description = "Check as on this day (default today).")
    private @Nullable String on;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default evidence.html).")
    private Path out = Path.of("evidence.html");

    @Option(names = "--language", paramLabel = "LANGUAGE", description = "en (default) or nb.")
    private String language = "en";

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    EvidenceReport(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out) && !force) {
            throw new BadInput(out + " is there already; name another file, or give --force to replace it");
        }
        LocalDate day = EvidenceInput.day(on);
        Language wanted = Languages.named(language);
        MonitoringPlan plan = MonitoringPlan.withDefaults();
        EvidenceInput input = EvidenceInput.read(file, results, answered, day, console);
        var page = new GuidelinePage(
                GuidelineCheck.of(input.file(), day, plan), plan, input.judgements(), input.placed(), wanted);
        write(page);
        console.message("evidence: " + out);
        return ExitCodes.DONE;
    }

    /// By the end of the file's name.
    private void write(GuidelinePage page) throws IOException {
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".pdf") && !name.endsWith(".docx")) {
            WholeFile.write(out, page.html());
        } else {
            WholeFile.write(out, name.endsWith(".pdf") ? page::pdf : page::docx);
        }
    }
}
