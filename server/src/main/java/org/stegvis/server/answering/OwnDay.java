package org.stegvis.server.answering;

import org.jspecify.annotations.Nullable;

/// The page on which a participant puts the next visit to another day.
///
/// @param text between which days
/// @param from the first, as a form writes it
/// @param until the last
/// @param day what stands in the form
/// @param notice what is wrong; null when nothing is
public record OwnDay(
        String title,
        String text,
        String from,
        String until,
        String day,
        @Nullable String notice) {}
