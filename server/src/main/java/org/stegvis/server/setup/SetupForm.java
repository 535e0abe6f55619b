package org.stegvis.server.setup;

import org.jspecify.annotations.Nullable;

/// The page on which a protocol is brought in or changed.
///
/// @param trial the trial that is amended; null for a new one
/// @param checked null while there is no text
/// @param notice why it could not be published; null when nothing is wrong
/// @param key names the request, so that sending it twice publishes once
public record SetupForm(
        @Nullable String trial,
        String text,
        @Nullable Checked checked,
        String why,
        String from,
        boolean everybody,
        @Nullable String notice,
        String key) {}
