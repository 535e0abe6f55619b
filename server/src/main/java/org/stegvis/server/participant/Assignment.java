package org.stegvis.server.participant;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventTypes;

/// A therapist was given a participant. The last one counts. Who it is can tell what the participant was allocated, so
/// it stands in no list that readers see who must not learn that.
///
/// @param person the id of the account
public record Assignment(String person) {
    public static final String TYPE = "therapist-assigned";
    public static final EventTypes<Assignment> TYPES = EventTypes.of(Map.of(TYPE, Assignment.class));

    /// The therapist of a participant; null when there is none yet.
    public static @Nullable String therapist(List<Entry> entries) {
        String person = null;
        for (Entry entry : entries) {
            Assignment assignment = TYPES.of(entry).orElse(null);
            if (assignment != null) {
                person = assignment.person();
            }
        }
        return person;
    }
}
