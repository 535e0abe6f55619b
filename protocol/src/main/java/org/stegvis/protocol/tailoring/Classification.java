package org.stegvis.protocol.tailoring;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Reference;

/// The response class of a participant at a decision, as far as it can be told.
sealed interface Classification {

    /// What is known is enough to tell the class, or that there is none.
    ///
    /// @param responseClass null when the decision has no classes or none of them holds
    record Told(@Nullable String responseClass) implements Classification {}

    /// A class that comes first may or may not hold: these values must be known before it can be told.
    record Untold(Set<Reference> missing) implements Classification {}
}
