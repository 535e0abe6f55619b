package org.stegvis.evidence;

import org.jspecify.annotations.Nullable;

/// Where something was published, so that a reader can look it up.
///
/// @param title author, year and journal, or publisher
/// @param address a DOI or a web address; null when it is in print only
public record Source(String id, String title, @Nullable String address) {}
