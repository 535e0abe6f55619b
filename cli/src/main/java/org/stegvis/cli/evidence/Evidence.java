package org.stegvis.cli.evidence;

import java.util.concurrent.Callable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stegvis evidence`: the verbs of a guideline group.
@Command(
        name = "evidence",
        header = "Watch what the recommendations of a guideline rest on.",
        description = {"An evidence file holds questions, studies and recommendations; see docs/reference/evidence.md."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis evidence check guidelines/back-pain.yaml",
            "  stegvis evidence check guidelines/back-pain.yaml --with results.json",
            "  stegvis evidence meta guidelines/back-pain.yaml exercise-function"
        })
public final class Evidence implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    Evidence(Console console) {
        this.console = console;
    }

    /// The verb with its own verbs.
    public static CommandLine line(Console console) {
        return new CommandLine(new Evidence(console))
                .addSubcommand(new EvidenceCheck(console))
                .addSubcommand(new EvidenceMeta(console))
                .addSubcommand(new EvidenceReport(console))
                .addSubcommand(new EvidenceExport(console))
                .addSubcommand(new EvidenceJudge(console))
                .addSubcommand(new EvidenceHistory(console));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(console.err());
        return ExitCodes.BAD_INPUT;
    }
}
