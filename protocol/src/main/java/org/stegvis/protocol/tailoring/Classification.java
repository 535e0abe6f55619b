package org.stegvis.protocol.tailoring;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Reference;

/// The response class of a participant at a decision, as far as it can be told.
sealed interface Classification {

    /// @param responseClass null when the decision has no classes or none of them holds
    record Told(@Nullable String responseClass) implements Classification {}

    record Untold(Set<Reference> missing) implements Classification {}
}
