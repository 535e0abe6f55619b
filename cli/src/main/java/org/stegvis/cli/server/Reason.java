package org.stegvis.cli.server;

import picocli.CommandLine.Option;

/// `--why`, which the log asks of who changes something about people.
final class Reason {
    @Option(names = "--why", paramLabel = "TEXT", required = true, description = "The reason; it stays in the log.")
    private String why = "";

    String text() {
        return why;
    }
}
