package org.stegvis.protocol.instrument;

/// The values from `from` up to, but not including, `to`; the highest band of a score includes its end.
/// It has no name of its own: published ones judge the person, and differ.
public record Band(double from, double to) {}
