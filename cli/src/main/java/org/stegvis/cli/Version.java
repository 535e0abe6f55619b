package org.stegvis.cli;

import java.util.concurrent.Callable;
import org.stegvis.cli.terminal.Build;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import picocli.CommandLine.Command;

/// `stegvis version`: which Stegvis and which Java this is.
@Command(
        name = "version",
        header = "Show which Stegvis and which Java this is.",
        description = "The commit is the one that was built; \"-dirty\" after it means with changes not committed.",
        footerHeading = "%nExamples:%n",
        footer = "  stegvis version")
final class Version implements Callable<Integer> {

    private final Console console;

    Version(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Build.lines().forEach(console::result);
        return ExitCodes.DONE;
    }
}
