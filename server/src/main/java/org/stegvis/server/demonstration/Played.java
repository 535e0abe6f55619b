package org.stegvis.server.demonstration;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What was played.
///
/// @param screened how many people were screened
/// @param enrolled how many of them entered the trial
/// @param underWay how many of these have not come to its end
/// @param entries in the log of the trial
/// @param staff the id of each made-up member of the staff by role and, where it is held at one, site:
/// `site-coordinator.utah`
public record Played(int screened, long enrolled, long underWay, long entries, Map<String, String> staff) {
    public Played {
        staff = Collections.unmodifiableMap(new TreeMap<>(staff));
    }
}
