package org.stegvis.cli.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.evidence.fhir.EvidenceBundle;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.protocol.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `stegvis evidence export`: the check as FHIR.
@Command(
        name = "export",
        header = "Write the evidence as FHIR R5, for other guideline tools.",
        description = {
            "One Bundle: for each question its Evidence with certainty, its variables, each study's result and its Citation,",
            "and each recommendation as ArtifactAssessment with what people have judged. See docs/reference/evidence.md."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis evidence export guidelines/back-pain.yaml --out back-pain.fhir.json",
            "  stegvis evidence check guidelines/back-pain.yaml --with evidence.fhir.json      and the way back in"
        })
final class EvidenceExport implements Callable<Integer> {

    private final Console console;

    @Mixin
    private GivenEvidence given;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (default standard output).")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    EvidenceExport(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (out != null && Files.exists(out) && !force) {
            throw new BadInput(out + " is there already; name another file, or give --force to replace it");
        }
        LocalDate day = given.day();
        Language wanted = given.language();
        MonitoringPlan plan = MonitoringPlan.withDefaults();
        EvidenceInput input = given.read(console);
        String json = EvidenceBundle.json(GuidelineCheck.of(input.file(), day, plan), plan, wanted);
        if (out == null) {
            console.result(json);
        } else {
            WholeFile.write(out, json + "\n");
            console.message("evidence: " + out);
        }
        return ExitCodes.DONE;
    }
}
