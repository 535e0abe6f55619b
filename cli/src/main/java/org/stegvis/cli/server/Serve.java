package org.stegvis.cli.server;

import java.util.Map;
import java.util.concurrent.Callable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.server.RunningServer;
import org.stegvis.server.ServerApplication;
import org.stegvis.server.ServerOptions;
import org.stegvis.server.address.PublicAddress;
import org.stegvis.server.database.UnusableDatabase;
import org.stegvis.server.notice.MailServer;
import org.stegvis.server.notice.SmsServer;
import org.stegvis.server.provider.ProviderSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `stegvis serve`: the trial server.
@Command(
        name = "serve",
        header = "Run the trial server.",
        description = {
            "Serves until it is told to end (Ctrl-C). Everything it keeps is in the data folder: the database, which it brings",
            "with it, and the keys. With --database-url it uses a PostgreSQL 16 or newer elsewhere; then the folder holds the",
            "keys alone."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis serve --data my-trials",
            "  stegvis serve --data my-keys --database-url jdbc:postgresql://db.example.org/stegvis --port 8080"
        })
public final class Serve implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where to listen: 127.0.0.1 is this machine only (default), 0.0.0.0 all networks.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "PORT", description = "Default 8080; 0 takes any that is free.")
    private int port = 8080;

    @Option(
            names = "--json-logs",
            description = "Write what is logged as JSON, one object a line, with the id of the request.")
    private boolean jsonLogs;

    /// @param environment where passwords and keys of the database are looked for
    public Serve(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new BadInput("--port is " + port + " but must lie between 0 and 65535");
        }
        if (jsonLogs) {
            // Read when the first message is written, which is below.
            System.setProperty("STEGVIS_LOG", "json");
        }
        try (RunningServer server = start()) {
            String address = "http://" + (host.equals("0.0.0.0") ? "localhost" : host) + ":" + server.port();
            console.message("Stegvis serves at " + address + " (data in " + database.folder() + "; Ctrl-C ends it)");
            server.setUpPath()
                    .ifPresent(
                            path -> console.message("There is no account yet. Make the first one, which administers the"
                                    + " server, within 24 hours at\n  " + address + path));
            server.await();
        }
        return ExitCodes.DONE;
    }

    private RunningServer start() {
        try {
            PublicAddress.of(environment);
            ProviderSettings.of(environment);
            MailServer.of(environment);
            SmsServer.of(environment);
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(OneLine.of(wrong), wrong);
        }
        try {
            return ServerApplication.start(
                    new ServerOptions(database.folder(), database.address(environment), host, port));
        } catch (UnusableDatabase unusable) {
            throw new BadInput(OneLine.of(unusable), unusable);
        }
    }
}
