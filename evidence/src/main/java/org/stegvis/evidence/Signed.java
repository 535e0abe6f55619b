package org.stegvis.evidence;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Text;

/// Who judged, when and why.
///
/// @param by the name of a person or group
/// @param time null when only the day is known
public record Signed(String by, LocalDate date, @Nullable OffsetDateTime time, Text why) {

    /// The time, or the day when that is all that is known; ISO 8601.
    public String when() {
        return time == null ? date.toString() : time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
