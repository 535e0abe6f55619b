package org.stegvis.cli.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.server.DataBackup;
import org.stegvis.server.database.UnusableDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `stegvis restore`: a new data folder from a backup.
@Command(
        name = "restore",
        header = "Make a new data folder from a backup.",
        description = {
            "Afterwards run `stegvis audit verify` and `stegvis audit rebuild` on the new folder: the first says that"
                    + " the logs are",
            "whole, the second that the read models are the same."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  stegvis backup --data my-trials --out backup-2026-03-01",
            "  stegvis restore backup-2026-03-01 --data my-trials-again"
        })
public final class Restore implements Callable<Integer> {

    private final Console console;

    @Parameters(index = "0", paramLabel = "FOLDER", description = "Holds database.zip and keys.zip.")
    private @Nullable Path from;

    @Option(names = "--data", paramLabel = "FOLDER", required = true, description = "The new data folder.")
    private @Nullable Path data;

    /// @param console where the verb writes
    public Restore(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try {
            long rows = DataBackup.restore(
                    Objects.requireNonNull(from, "a backup is named"),
                    Objects.requireNonNull(data, "--data is required"));
            console.message("%,d rows restored to %s".formatted(rows, data));
        } catch (UnusableDatabase unusable) {
            throw new BadInput(OneLine.of(unusable), unusable);
        }
        return ExitCodes.DONE;
    }
}
