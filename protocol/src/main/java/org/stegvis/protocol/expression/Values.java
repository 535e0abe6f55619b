package org.stegvis.protocol.expression;

import org.jspecify.annotations.Nullable;

/// What is known of one participant when an expression is evaluated.
///
/// Numbers, yes-no facts (1 and 0) and counts are [#number]s; categories, options and response classes are
/// [#level]s.
public interface Values {

    /// The number behind a reference, NaN when it is missing.
    double number(Reference reference);

    /// The level behind a reference, null when it is missing.
    @Nullable
    String level(Reference reference);

    /// Whether the reference may yet turn out to have any value, so that not even `missing(x)` can be told.
    /// Never so for a participant; so when a protocol is examined before there are any.
    default boolean isUndetermined(Reference reference) {
        return false;
    }
}
