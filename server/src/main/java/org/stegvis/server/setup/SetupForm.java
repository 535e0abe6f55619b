package org.stegvis.server.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which a protocol is brought in or changed.
///
/// @param trial the trial that is amended; null for a new one
/// @param files those of own instruments
/// @param checked null while there is no text
/// @param notice why it could not be published; null when nothing is wrong
/// @param key names the request, so that sending it twice publishes once
public record SetupForm(
        @Nullable String trial,
        String text,
        List<File> files,
        @Nullable Checked checked,
        String why,
        String from,
        boolean everybody,
        @Nullable String notice,
        String key) {
    public SetupForm {
        files = List.copyOf(files);
    }

    /// A file that the protocol names.
    ///
    /// @param field the name of its field in the form
    public record File(String field, String name, String text) {}
}
