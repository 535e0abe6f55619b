package org.stegvis.cli.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.ServerOptions;
import org.stegvis.server.allocation.AllocationAudit;
import org.stegvis.server.database.UnusableDatabase;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.ExportedLog;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say which trial's log is meant.
final class LogChoice {

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    @Option(names = "--trial", paramLabel = "ID", description = "The trial; without it, the only one there is.")
    private @Nullable String trial;

    OfflineServer server(Map<String, String> environment) {
        try {
            return OfflineServer.open(
                    new ServerOptions(database.folder(), database.address(environment), "127.0.0.1", 0));
        } catch (UnusableDatabase unusable) {
            throw new BadInput(OneLine.of(unusable), unusable);
        }
    }

    /// The trial asked for, or all.
    List<String> trials(EventLog log) {
        return trial == null ? log.trials() : List.of(trial(log));
    }

    /// The one trial that is meant.
    String trial(EventLog log) {
        List<String> all =
                log.trials().stream().filter(id -> !id.startsWith("@")).toList();
        if (trial != null && log.trials().contains(trial)) {
            return trial;
        }
        if (trial == null && all.size() == 1) {
            return all.getFirst();
        }
        throw new BadInput(
                trial == null
                        ? "name one of the trials with --trial: " + String.join(", ", all)
                        : "there is no trial '" + trial + "'; there are: " + String.join(", ", all));
    }

    /// Does something with an exported file, or with the server's log of the trial asked for.
    <T> T with(@Nullable Path file, Map<String, String> environment, Reading<T> reading) throws IOException {
        if (file != null) {
            return reading.of(reader -> ExportedLog.read(file, reader));
        }
        try (OfflineServer server = server(environment)) {
            var log = server.get(EventLog.class);
            String asked = trial(log);
            return reading.of(reader -> log.forEach(asked, reader));
        }
    }

    interface Reading<T> {
        T of(AllocationAudit.Log log) throws IOException;
    }
}
