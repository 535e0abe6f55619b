package org.stegvis.protocol.instrument;

import org.stegvis.protocol.Text;

/// One question.
///
/// @param code the name that answers are stored under
/// @param topic what it is about, in our own neutral words; not the wording a participant reads
public record Item(String code, Text topic, Responses responses) {}
