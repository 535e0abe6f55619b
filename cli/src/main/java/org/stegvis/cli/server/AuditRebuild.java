package org.stegvis.cli.server;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.audit.Rebuilding;
import org.stegvis.server.eventlog.EventLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `stegvis audit rebuild`: the read models made anew.
@Command(
        name = "rebuild",
        header = "Make the read models anew from the log, and tell whether they were the same.",
        description = "Nobody can write to the trial while it runs. Reading goes on.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis audit rebuild --data my-trials",
            "  stegvis audit rebuild --data my-trials --trial back-pain"
        })
final class AuditRebuild implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private LogChoice choice = new LogChoice();

    AuditRebuild(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        boolean same = true;
        try (OfflineServer server = choice.server(environment)) {
            for (String trial : choice.trials(server.get(EventLog.class))) {
                List<Rebuilding.Rebuilt> tables = server.get(Rebuilding.class).rebuild(trial);
                for (Rebuilding.Rebuilt table : tables) {
                    console.result("%s: %s: %,d rows, %,d were not the same"
                            .formatted(trial, table.table(), table.rows(), table.differing()));
                    same &= table.differing() == 0;
                }
            }
        }
        return same ? ExitCodes.DONE : ExitCodes.ANSWER_IS_NO;
    }
}
