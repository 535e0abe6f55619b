package org.stegvis.protocol.regime;

/// A full rule that the trial contains: the first option, and for each tailoring result the next.
///
/// Where an option is not open to a participant, the regime gives what the participant was allocated.
public record EmbeddedRegime(RegimeId id, Rule rule) {}
