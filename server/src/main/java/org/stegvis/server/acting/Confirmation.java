package org.stegvis.server.acting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The question before a decision is taken.
///
/// @param options what chance decides between; none when it decides nothing
/// @param decision the one that is due; null when none is, and `text` says why
public record Confirmation(
        String participant,
        String site,
        String title,
        String text,
        List<String> options,
        @Nullable String decision,
        String action,
        String back,
        String button,
        @Nullable String notice,
        String key) {
    public Confirmation {
        options = List.copyOf(options);
    }
}
