package org.stegvis.cli;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.StandardStream;

/// Runs the verbs that people run most, with nothing shown, in one process. The launcher records this run into the
/// cache that lets later starts skip the loading of classes. What goes wrong here costs speed and nothing else.
final class Rehearsal {

    private Rehearsal() {}

    /// Runs the verbs one after the other; the launcher calls it after a build.
    ///
    /// @param arguments one, the folder that holds `trials/`
    public static void main(String[] arguments) {
        commandLines(Path.of(arguments[0])).forEach(Rehearsal::run);
    }

    private static List<String[]> commandLines(Path root) {
        var protocol = root.resolve("trials").resolve("back-pain.yaml").toString();
        return List.of(
                new String[] {"--help"},
                new String[] {"version"},
                new String[] {"no-such-verb"},
                new String[] {"check", protocol},
                new String[] {"regimes", protocol});
    }

    private static void run(String... arguments) {
        var nowhere = new StandardStream(OutputStream.nullOutputStream());
        Stegvis.run(Console.on(nowhere, nowhere, "", Map.of()), Map.of(), arguments);
    }
}
