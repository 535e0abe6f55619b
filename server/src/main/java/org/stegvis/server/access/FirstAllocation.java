package org.stegvis.server.access;

import java.time.Instant;
import java.util.Optional;

/// When a trial first had an allocation that somebody could read.
@FunctionalInterface
public interface FirstAllocation {
    /// Empty as long as there is none.
    Optional<Instant> of(String trial);
}
