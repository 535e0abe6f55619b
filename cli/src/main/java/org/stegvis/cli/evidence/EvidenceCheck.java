package org.stegvis.cli.evidence;

import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.FormatOption;
import org.stegvis.cli.terminal.Json;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.protocol.Language;
import org.stegvis.report.guideline.CheckWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `stegvis evidence check`: does each recommendation still stand.
@Command(
        name = "check",
        header = "Check whether recommendations still stand.",
        description = {
            "For each recommendation: it stands, is supported or weakened, or rests on evidence that is out of date; by how much, and why.",
            "With --with the results document of a trial, or FHIR Evidence, takes its place in the running meta-analyses.",
            "Exit code 1 when a recommendation needs a look, so that it can run on a schedule. People decide what follows."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis evidence check guidelines/back-pain.yaml",
            "  stegvis evidence check guidelines/back-pain.yaml --with results.json --language nb"
        })
final class EvidenceCheck implements Callable<Integer> {

    private final Console console;

    @Mixin
    private GivenEvidence given;

    @Mixin
    private FormatOption format = new FormatOption();

    EvidenceCheck(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        LocalDate day = given.day();
        Language wanted = given.language();
        EvidenceInput input = given.read(console);
        GuidelineCheck check = GuidelineCheck.of(input.file(), day, MonitoringPlan.withDefaults());
        switch (format.chosen()) {
            case TEXT -> say(check, wanted);
            case JSON -> Json.write(EvidenceDocuments.of(check, wanted), console);
        }
        return check.needsLook() ? ExitCodes.ANSWER_IS_NO : ExitCodes.DONE;
    }

    private void say(GuidelineCheck check, Language wanted) {
        console.result("%s (%s)".formatted(check.file().title().in(wanted), check.day()));
        for (CheckWords.Line line : new CheckWords(check, wanted).lines()) {
            if (line.depth() == 0) {
                console.result("");
            }
            console.result("  ".repeat(line.depth()) + line.text().replace('\u00a0', ' '));
        }
    }
}
