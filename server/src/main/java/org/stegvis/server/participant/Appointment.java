package org.stegvis.server.participant;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventTypes;

/// A visit was put to another day within its window; the window stays as the protocol says.
public record Appointment(String visit, LocalDate day) {
    public static final EventTypes<Appointment> TYPES = EventTypes.of(Map.of("visit-rescheduled", Appointment.class));

    /// The day that was agreed last for a visit; null when none was.
    public static @Nullable LocalDate day(List<Entry> entries, String visit) {
        LocalDate day = null;
        for (Entry entry : entries) {
            Appointment appointment = TYPES.of(entry).orElse(null);
            if (appointment != null && appointment.visit().equals(visit)) {
                day = appointment.day();
            }
        }
        return day;
    }
}
