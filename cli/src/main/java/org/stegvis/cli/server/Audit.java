package org.stegvis.cli.server;

import org.stegvis.cli.terminal.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `stegvis audit`: questions to the event log of a trial.
@Command(
        name = "audit",
        header = "Check, export and replay the event log of a trial.",
        synopsisSubcommandLabel = "QUESTION",
        commandListHeading = "%nQuestions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis audit verify --data my-trials",
            "  stegvis audit export --data my-trials --trial back-pain --out back-pain.jsonl",
            "  stegvis audit allocations back-pain.jsonl"
        })
public final class Audit implements Runnable {

    private final Console console;

    @Spec
    private CommandSpec spec;

    private Audit(Console console) {
        this.console = console;
    }

    /// The verb with its own verbs.
    public static CommandLine commandLine(Console console, java.util.Map<String, String> environment) {
        return new CommandLine(new Audit(console))
                .addSubcommand(new AuditVerify(console, environment))
                .addSubcommand(new AuditExport(console, environment))
                .addSubcommand(new AuditAllocations(console, environment))
                .addSubcommand(new AuditRebuild(console, environment));
    }

    @Override
    public void run() {
        spec.commandLine().usage(console.err());
    }
}
