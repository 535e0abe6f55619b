package org.stegvis.server.access;

import java.util.List;
import java.util.Optional;

/// Which sites a trial has, so that a role is held at one that there is.
@FunctionalInterface
public interface TrialSites {
    /// Of the newest protocol; empty as long as the trial has none.
    Optional<List<String>> sites(String trial);
}
