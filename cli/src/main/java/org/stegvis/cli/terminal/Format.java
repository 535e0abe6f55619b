package org.stegvis.cli.terminal;

/// How a result is written.
public enum Format {
    TEXT,
    JSON
}
