package org.stegvis.evidence;

import java.time.LocalDate;
import org.stegvis.protocol.Text;

/// A published guideline.
///
/// @param date when it was published, or last updated
public record Guideline(String id, Text title, LocalDate date, Source source) {}
