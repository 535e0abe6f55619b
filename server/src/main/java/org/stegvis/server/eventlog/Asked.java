package org.stegvis.server.eventlog;

import org.jspecify.annotations.Nullable;

/// Tells what the request that is being answered asks for, so that a key which comes again with something else is
/// noticed.
@FunctionalInterface
public interface Asked {

    /// A digest of it, the same whenever the request is sent again; null where nobody asks from outside, as when a
    /// time has come.
    @Nullable
    String now();
}
