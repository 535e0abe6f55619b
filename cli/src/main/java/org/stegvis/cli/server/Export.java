package org.stegvis.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.exchange.csv.TrialDataWriter;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.server.OfflineServer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.results.Exporting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `stegvis export`: the data set of a trial on a server.
@Command(
        name = "export",
        header = "Write the data set of a trial on a server, and its protocol.",
        description = {
            "Writes data.csv and protocol.yaml to a folder; `stegvis analyse` reads them as they are. The data tell"
                    + " every",
            "allocation, unless --blind is given: they are for those who may know them. Who took back the consent is not",
            "among them."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis export --data my-trials --trial back-pain --out for-analysis",
            "  stegvis analyse for-analysis/protocol.yaml for-analysis/data.csv"
        })
public final class Export implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private LogChoice choice = new LogChoice();

    @Option(
            names = "--blind",
            description = "Characteristics, measures and withdrawals only; nothing that follows from a decision.")
    private boolean blind;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Where to write.")
    private @Nullable Path out;

    /// @param environment where passwords and keys of the database are looked for
    public Export(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = java.util.Objects.requireNonNull(out, "--out is required");
        Path data = folder.resolve("data.csv");
        Path protocol = folder.resolve("protocol.yaml");
        if (Files.exists(data) || Files.exists(protocol)) {
            throw new BadInput(folder + " holds an export already; name another folder");
        }
        try (OfflineServer server = choice.server(environment)) {
            String trial = choice.trial(server.get(EventLog.class));
            var operator = new Actor(Actor.OPERATOR, "command line");
            Exporting.Kind kind = blind ? Exporting.Kind.BLIND : Exporting.Kind.UNBLIND;
            switch (server.get(Exporting.class).export(operator, trial, kind)) {
                case Exporting.Refused(var refusal) -> throw new BadInput(refusal.message());
                case Exporting.Data(var version, var rows, var takenBack) -> {
                    Files.createDirectories(folder);
                    for (var instrument : version.instrumentFiles().entrySet()) {
                        Path file = folder.resolve(instrument.getKey());
                        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent(), "in a folder"));
                        WholeFile.write(file, instrument.getValue());
                    }
                    WholeFile.write(protocol, version.text());
                    TrialDataWriter.write(version.protocol(), rows, data);
                    console.message("%,d participants: %s and %s".formatted(rows.size(), data, protocol));
                    if (takenBack > 0) {
                        console.message("left out: %,d who took back their consent".formatted(takenBack));
                    }
                }
            }
        }
        return ExitCodes.DONE;
    }
}
