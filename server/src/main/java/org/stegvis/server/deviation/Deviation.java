package org.stegvis.server.deviation;

import org.jspecify.annotations.Nullable;

/// A departure from the protocol.
///
/// @param visit at which it happened; null where it belongs to none
public record Deviation(
        Kind kind,
        Importance importance,
        String description,
        @Nullable String visit) {

    public enum Kind {
        ELIGIBILITY,
        CONSENT,
        VISIT,
        MEASURE,
        ALLOCATION,
        TREATMENT,
        BLINDING,
        SAFETY_REPORTING,
        OTHER
    }

    /// Source: ICH E3 Questions and Answers (2012), on deviations that matter for rights, safety or the result.
    public enum Importance {
        MINOR,
        IMPORTANT
    }
}
