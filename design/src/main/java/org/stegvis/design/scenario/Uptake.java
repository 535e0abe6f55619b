package org.stegvis.design.scenario;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Quantity;

/// What becomes of a treatment that was allocated.
///
/// @param start the probability that the participant begins it
/// @param complete the probability of having all of it, for one who has begun
/// @param instead the option, or [org.stegvis.protocol.expression.Reference#NO_OPTION], that everything
/// after the decision follows for one who never begins; null where that changes nothing
public record Uptake(
        Quantity start, Quantity complete, @Nullable String instead) {}
