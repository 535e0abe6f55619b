package org.stegvis.server.page;

import org.jspecify.annotations.Nullable;

/// A page that says what went wrong.
///
/// @param trace finds the fault in the log; null where the reader's own request explains it
public record ErrorModel(
        int status, String title, String message, @Nullable String trace) {}
