package org.stegvis.server.setup;

/// Asks before a rehearsal is thrown away.
public record ThrowingAway(String title, String back, String action) {}
