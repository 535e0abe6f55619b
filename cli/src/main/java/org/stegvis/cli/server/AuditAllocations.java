package org.stegvis.cli.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.input.ShortText;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.server.allocation.AllocationAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis audit allocations`: every allocation drawn again from the key.
@Command(
        name = "allocations",
        header = "Draw every allocation of a trial again and compare.",
        description = {
            "Reads the log, replays each participant through the engine, and draws each allocation again with the"
                    + " trial's key:",
            "the one that was revealed after the trial was closed, or one given with --key-file. The key must be the"
                    + " one that",
            "the log was bound to at its start."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis audit allocations back-pain.jsonl",
            "  stegvis audit allocations --data my-trials --trial back-pain --key-file key"
        })
final class AuditAllocations implements Callable<Integer> {

    private static final int LARGEST_KEY = 10_000;

    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private LogChoice choice = new LogChoice();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "An exported log instead of a server's.")
    private @Nullable Path file;

    @Option(names = "--key-file", paramLabel = "FILE", description = "The key, before it is revealed.")
    private @Nullable Path keyFile;

    AuditAllocations(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        return choice.with(file, environment, this::audit);
    }

    private int audit(AllocationAudit.Log log) throws IOException {
        var audit = AllocationAudit.of(log);
        AllocationAudit.Result result;
        try {
            result = audit.with(key(audit));
        } catch (IllegalArgumentException wrongKey) {
            throw new BadInput(OneLine.of(wrongKey), wrongKey);
        }
        result.problems()
                .forEach(problem -> console.result("entry %d, participant %s: %s"
                        .formatted(problem.seq(), problem.participant(), problem.problem())));
        console.result("%s: %,d allocations drawn again, %,d made without chance, %,d problems"
                .formatted(
                        audit.trial(),
                        result.drawn(),
                        result.withoutChance(),
                        result.problems().size()));
        return result.holds() ? ExitCodes.DONE : ExitCodes.ANSWER_IS_NO;
    }

    private String key(AllocationAudit audit) throws IOException {
        if (keyFile != null) {
            return ShortText.read(keyFile, LARGEST_KEY).strip();
        }
        return audit.revealedKey()
                .orElseThrow(() -> new BadInput("the key of trial '" + audit.trial()
                        + "' has not been revealed; who holds it can give it with --key-file"));
    }
}
