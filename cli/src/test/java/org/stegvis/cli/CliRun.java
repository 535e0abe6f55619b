package org.stegvis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.function.Consumer;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.StandardStream;
import picocli.CommandLine;

/// One command line run in this process: `CliRun.of("check", "trials/back-pain.yaml")`.
///
/// @param exit the exit code
/// @param out what went to standard output
/// @param err what went to standard error
public record CliRun(int exit, String out, String err) {

    /// Runs with no terminal and an empty environment.
    public static CliRun of(String... arguments) {
        return with(new Surroundings("", Map.of()), arguments);
    }

    public static CliRun with(Surroundings surroundings, String... arguments) {
        return with(surroundings, line -> {}, arguments);
    }

    /// Runs after `change` has been made to the command line, for instance a verb added.
    public static CliRun with(Surroundings surroundings, Consumer<CommandLine> change, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = Console.on(
                new StandardStream(out), new StandardStream(err), surroundings.terminals(), surroundings.environment());
        var line = Stegvis.commandLine(console, surroundings.environment());
        change.accept(line);
        int exit = Stegvis.run(line, console, arguments);
        return new CliRun(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    /// What the program sees around it.
    ///
    /// @param terminals `out`, `err`, both with a comma between, or empty
    record Surroundings(String terminals, Map<String, String> environment) {

        Surroundings {
            environment = Map.copyOf(environment);
        }
    }
}
