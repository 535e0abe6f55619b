package org.stegvis.server.answering;

import org.jspecify.annotations.Nullable;

/// What a participant sees first, and after the last question.
///
/// @param lead what there is to do, or what happens next
/// @param visit the questions to answer; null when there are none now
/// @param begun whether some are answered already
public record Home(
        boolean thanks,
        String title,
        String lead,
        @Nullable String visit,
        @Nullable String length,
        boolean begun,
        boolean mayWithdraw,
        boolean reminds,
        boolean mayChooseDay) {}
