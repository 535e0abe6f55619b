package org.stegvis.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Bar;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.server.RunningServer;
import org.stegvis.server.ServerApplication;
import org.stegvis.server.ServerOptions;
import org.stegvis.server.access.Actor;
import org.stegvis.server.database.UnusableDatabase;
import org.stegvis.server.demonstration.Played;
import org.stegvis.server.demonstration.Playing;
import org.stegvis.server.demonstration.SimulatedCalendar;
import org.stegvis.server.signin.Inviting;

/// The server of the demonstration, made anew each time.
///
/// @param folder where it keeps its data
record DemoServer(Console console, Path folder, int port) {
    /// Says that a folder holds nothing but a demonstration, and may be made anew.
    private static final String MARK = "MADE-UP";

    private static final Actor OPERATOR = new Actor(Actor.OPERATOR, "command line");
    private static final List<String> SHOWN = List.of(
            "trial-manager",
            "site-coordinator.utah",
            "therapist.utah",
            "assessor.utah",
            "data-manager",
            "monitor.utah",
            "committee-member");

    /// Starts the server, plays the trial out on it, and serves until it is told to end.
    void run(String protocol, Scenario scenario, int participants, long seed) throws IOException, InterruptedException {
        try (RunningServer server = start(protocol, scenario, participants, seed)) {
            server.await();
        }
    }

    /// Returns when the trial has been played out and the server answers.
    RunningServer start(String protocol, Scenario scenario, int participants, long seed)
            throws IOException, InterruptedException {
        clear();
        Files.createDirectories(folder);
        WholeFile.write(folder.resolve(MARK), "Everybody in this folder is made up (seed " + seed + ").\n");
        var calendar = new SimulatedCalendar(Clock.system(ZoneId.systemDefault()));
        RunningServer server = start(calendar);
        try {
            Played played;
            try (var bar = new Bar(console, "Playing the trial out on the server", participants)) {
                played = server.get(Playing.class).play(protocol, scenario, seed, participants, calendar, bar);
            }
            console.message("played      %,d screened, %,d enrolled, %,d of them under way; %,d entries in the log"
                    .formatted(played.screened(), played.enrolled(), played.underWay(), played.entries()));
            console.message("");
            console.message("Stegvis serves at http://127.0.0.1:%d (data in %s; Ctrl-C ends it)"
                    .formatted(server.port(), folder));
            console.message("EVERYBODY ON IT IS MADE UP (seed " + seed
                    + "). Come in as one of the staff; each link works once:");
            for (String role : SHOWN) {
                String person = played.staff().get(role);
                if (person != null
                        && server.get(Inviting.class).again(OPERATOR, person)
                                instanceof Inviting.Invitation.Path(var about, var path)) {
                    console.message("  %-22s http://127.0.0.1:%d%s".formatted(role, server.port(), path));
                }
            }
            return server;
        } catch (RuntimeException | InterruptedException failure) {
            server.close();
            throw failure;
        }
    }

    private RunningServer start(Clock clock) {
        try {
            return ServerApplication.start(new ServerOptions(folder, null, "127.0.0.1", port), clock);
        } catch (UnusableDatabase unusable) {
            throw new BadInput(OneLine.of(unusable), unusable);
        }
    }

    /// Removes the data of an earlier demonstration, and nothing else.
    private void clear() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.exists(folder.resolve(MARK))) {
            throw new BadInput(folder + " holds something else than a demonstration; name another folder with --out");
        }
        try {
            ServerApplication.remove(folder);
        } catch (UnusableDatabase unusable) {
            throw new BadInput(OneLine.of(unusable), unusable);
        }
    }
}
