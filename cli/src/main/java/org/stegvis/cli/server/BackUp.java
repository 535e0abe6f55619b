package org.stegvis.cli.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.server.DataBackup;
import org.stegvis.server.ServerOptions;
import org.stegvis.server.database.UnusableDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `stegvis backup`: everything a server keeps, taken while it works.
@Command(
        name = "backup",
        header = "Back up everything a server keeps, while it works.",
        description = {
            "Writes database.zip, as the database was at one moment, and keys.zip. Keep them in two places: together"
                    + " they tell",
            "every allocation to come. `stegvis restore` makes a data folder of them."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis backup --data my-trials --out backup-2026-03-01",
            "  stegvis restore backup-2026-03-01 --data my-trials-again"
        })
public final class BackUp implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Mixin
    private DatabaseChoice database = new DatabaseChoice();

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "A folder without a backup in it.")
    private @Nullable Path out;

    /// @param environment where passwords and keys of the database are looked for
    public BackUp(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Path to = Objects.requireNonNull(out, "--out is required");
        try {
            long rows = DataBackup.backup(
                    new ServerOptions(database.folder(), database.address(environment), "127.0.0.1", 0), to);
            console.message("%,d rows: %s and %s".formatted(rows, to.resolve("database.zip"), to.resolve("keys.zip")));
        } catch (UnusableDatabase unusable) {
            throw new BadInput(OneLine.of(unusable), unusable);
        }
        return ExitCodes.DONE;
    }
}
