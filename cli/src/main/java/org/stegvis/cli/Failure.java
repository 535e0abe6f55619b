package org.stegvis.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.Findings;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.cli.terminal.Rejected;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Turns what a verb throws into one line and an exit code. The trace is shown to those who ask for it.
final class Failure implements IExecutionExceptionHandler {

    private final Console console;

    Failure(Console console) {
        this.console = console;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
        Stegvis root = (Stegvis) line.getCommandSpec().root().userObject();
        return report(thrown, root.showsTraces());
    }

    /// Says what went wrong and returns the exit code.
    int report(Throwable thrown, boolean withTrace) {
        Throwable cause = thrown instanceof UncheckedIOException e && e.getCause() != null ? e.getCause() : thrown;
        if (cause instanceof Rejected rejected) {
            var findings = new Findings(rejected.findings());
            findings.show(console);
            console.message("stegvis: " + findings.count());
            return ExitCodes.BAD_INPUT;
        }
        boolean ours =
                !(cause instanceof BadInput || cause instanceof IOException || cause instanceof OutOfMemoryError);
        console.message("stegvis: " + (ours ? fault(cause) : describe(cause)));
        if (withTrace) {
            thrown.printStackTrace(console.err());
            console.err().flush();
        }
        return ours ? ExitCodes.OUR_FAULT : ExitCodes.BAD_INPUT;
    }

    private static String fault(Throwable thrown) {
        return "a fault in Stegvis, please report it: %s: %s (--debug shows where)"
                .formatted(thrown.getClass().getSimpleName(), OneLine.of(thrown));
    }

    /// The message of most file exceptions is the name of the file and nothing more.
    private static String describe(Throwable thrown) {
        return switch (thrown) {
            case NoSuchFileException e -> "there is no file " + e.getFile();
            case AccessDeniedException e -> "no permission for " + e.getFile();
            case NotDirectoryException e -> e.getFile() + " is not a folder";
            case FileAlreadyExistsException e -> e.getFile() + " is there already";
            case OutOfMemoryError e ->
                "this needs more memory than the %,d MB that Java may use; give it more, for instance with"
                                .formatted(Runtime.getRuntime().maxMemory() >> 20)
                        + " JAVA_TOOL_OPTIONS=-Xmx8g in the environment";
            default -> OneLine.of(thrown);
        };
    }
}
