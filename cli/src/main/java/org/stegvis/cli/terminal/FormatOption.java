package org.stegvis.cli.terminal;

import picocli.CommandLine.Option;

/// `--format`, of every verb whose result a program may read as well as a person.
public final class FormatOption {
    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.TEXT;

    public Format chosen() {
        return format;
    }
}
