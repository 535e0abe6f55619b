package org.stegvis.cli.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis audit verify`: is the chain whole.
@Command(
        name = "verify",
        header = "Check that no entry of a log was changed, removed or put in.",
        description = {
            "Walks the chain of hashes and names the first link that does not hold. The last hash is worth writing"
                    + " down: with",
            "--end it shows later that nothing was cut off at the end."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  stegvis audit verify --data my-trials", "  stegvis audit verify back-pain.jsonl"})
final class AuditVerify implements Callable<Integer> {

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

    @Option(
            names = "--end",
            paramLabel = "HASH",
            description = "A hash that was written down earlier; it must still be in the log.")
    private @Nullable String end;

    AuditVerify(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        List<Verification.Result> results = new ArrayList<>();
        boolean foundEnd = end == null;
        if (file != null) {
            boolean[] found = {false};
            results.add(Verification.of(file, entry -> found[0] |= entry.hash().equals(end)));
            foundEnd |= found[0];
        } else {
            try (OfflineServer server = choice.server(environment)) {
                var log = server.get(EventLog.class);
                for (String trial : choice.trials(log)) {
                    results.add(Verification.of(log, trial));
                    boolean[] found = {false};
                    log.forEach(trial, entry -> found[0] |= entry.hash().equals(end));
                    foundEnd |= found[0];
                }
            }
        }
        results.forEach(this::show);
        if (!foundEnd) {
            console.result("no entry has the hash " + end + ": the end of the log was cut off or made anew");
        }
        return foundEnd && results.stream().allMatch(Verification.Result::holds)
                ? ExitCodes.DONE
                : ExitCodes.ANSWER_IS_NO;
    }

    private void show(Verification.Result result) {
        Verification.BrokenLink broken = result.broken();
        console.result(
                broken == null
                        ? "%s: whole, %,d entries, last hash %s"
                                .formatted(result.trial(), result.entries(), result.end())
                        : "%s: BROKEN: %s".formatted(result.trial(), broken.problem()));
        if (!result.backwards().isEmpty()) {
            console.message("%s: the server's clock was set back before %d entries, the first is %d"
                    .formatted(
                            result.trial(),
                            result.backwards().size(),
                            result.backwards().getFirst()));
        }
    }
}
