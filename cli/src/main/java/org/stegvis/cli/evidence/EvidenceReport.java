package org.stegvis.cli.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.protocol.Language;
import org.stegvis.report.guideline.GuidelinePage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private GivenEvidence given;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default evidence.html).")
    private Path out = Path.of("evidence.html");

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
        LocalDate day = given.day();
        Language wanted = given.language();
        MonitoringPlan plan = MonitoringPlan.withDefaults();
        EvidenceInput input = given.read(console);
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
