package org.stegvis.server.guideline;

import org.jspecify.annotations.Nullable;

/// The question before placed results are withdrawn.
///
/// @param notice why it was not done; null when nothing is wrong
public record WithdrawalForm(
        String back,
        String action,
        String what,
        String why,
        @Nullable String notice,
        String key) {}
