package org.stegvis.server.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The question before a trial is opened, paused, resumed or closed, or its key is revealed or its results are
/// released.
///
/// @param checks what is true of the trial now
/// @param rehearsal where made-up participants walk through once more; null where there is nothing to rehearse
/// @param name what has to be typed for it to happen; null where a reason is asked for instead
/// @param told what was typed so far
/// @param signer as whom the reader signs; null where nothing is signed
public record Running(
        String title,
        String text,
        String action,
        String back,
        String button,
        boolean danger,
        List<Check> checks,
        @Nullable String rehearsal,
        @Nullable String name,
        String told,
        @Nullable String signer,
        @Nullable String notice,
        String key) {
    public Running {
        checks = List.copyOf(checks);
    }

    public record Check(String what, String value) {}
}
