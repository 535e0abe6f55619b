package org.stegvis.server.eventlog;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.RehearsalId;

/// The clock of each trial: the server's, but for a rehearsal, which has days of its own.
@Component
public class TrialClocks {
    private final Clock server;
    private final Map<String, Clock> played = new ConcurrentHashMap<>();

    public TrialClocks(Clock server) {
        this.server = server;
    }

    public Clock of(String trial) {
        return played.getOrDefault(trial, server);
    }

    /// From now on what is written to the log of a rehearsal has the time of this clock.
    ///
    /// @throws IllegalArgumentException when it is no rehearsal
    public void play(String rehearsal, Clock clock) {
        if (!RehearsalId.is(rehearsal)) {
            throw new IllegalArgumentException(
                    "A trial ('" + rehearsal + "') has the server's clock;" + " only a rehearsal has one of its own.");
        }
        played.put(rehearsal, clock);
    }

    /// Forgets the clock of a rehearsal.
    public void forget(String rehearsal) {
        played.remove(rehearsal);
    }
}
