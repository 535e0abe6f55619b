package org.stegvis.server.acting;

import org.jspecify.annotations.Nullable;

/// What a decision gave: a sheet to show, print and keep.
///
/// @param result the treatment, or that the participant goes on
/// @param byHand that it was not drawn, who asked and who confirmed; null for what the server decided
/// @param seq its place in the log, for whoever looks it up
public record Slip(
        String participant,
        String site,
        String decision,
        String result,
        @Nullable String byHand,
        String detail,
        String day,
        String recorded,
        String by,
        String seq,
        String path,
        String pdf,
        boolean maySign) {}
