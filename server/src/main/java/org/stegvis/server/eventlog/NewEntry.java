package org.stegvis.server.eventlog;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Something to be written: all of an [Entry] that the log itself does not add.
public record NewEntry(
        String type,
        String happened,
        JsonNode what,
        @Nullable String why) {}
