package org.stegvis.design.scenario;

import org.stegvis.protocol.expression.Quantity;

/// What becomes of a treatment that was allocated.
///
/// @param start the probability that the participant begins it
/// @param complete the probability of having all of it, for one who has begun
public record Uptake(Quantity start, Quantity complete) {}
