package org.stegvis.cli.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.input.ShortText;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.server.allocation.AllocationAudit;
import org.stegvis.server.eventlog.Entry;
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
        List<Entry> entries = choice.entries(file, environment);
        String trial = entries.getFirst().trial();
        AllocationAudit.Result result;
        try {
            result = AllocationAudit.of(trial, entries, key(trial, entries));
        } catch (IllegalArgumentException wrongKey) {
            throw new BadInput(OneLine.of(wrongKey), wrongKey);
        }
        result.problems()
                .forEach(problem -> console.result("entry %d, participant %s: %s"
                        .formatted(problem.seq(), problem.participant(), problem.problem())));
        console.result("%s: %,d allocations drawn again, %,d made without chance, %,d problems"
                .formatted(
                        trial,
                        result.drawn(),
                        result.withoutChance(),
                        result.problems().size()));
        return result.holds() ? ExitCodes.DONE : ExitCodes.ANSWER_IS_NO;
    }

    private String key(String trial, List<Entry> entries) throws IOException {
        if (keyFile != null) {
            return ShortText.read(keyFile, LARGEST_KEY).strip();
        }
        return AllocationAudit.revealedKey(trial, entries)
                .orElseThrow(() -> new BadInput("the key of trial '" + trial
                        + "' has not been revealed; who holds it can give it with --key-file"));
    }
}
