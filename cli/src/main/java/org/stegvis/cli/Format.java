package org.stegvis.cli;

/// How a result is written.
enum Format {
    TEXT,
    JSON
}
