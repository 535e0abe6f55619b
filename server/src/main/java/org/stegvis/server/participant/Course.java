package org.stegvis.server.participant;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;
import org.stegvis.conduct.Step;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.trialsetup.PublishedProtocol;
import org.stegvis.server.trialsetup.TrialState;

/// Where a participant stands: what has happened, by which version of the protocol, and what is next.
public record Course(String participant, List<Entry> entries, PublishedProtocol version, History history, Step next) {

    public static Course of(TrialState trial, String participant, List<Entry> entries) {
        PublishedProtocol version = trial.of(entries);
        History history = ConductEvents.history(participant, entries);
        return new Course(
                participant, entries, version, history, version.engine().next(history));
    }

    /// The site told at screening; null before, and in a trial without sites.
    public @Nullable String site() {
        return site(history);
    }

    /// The same of somebody with this history.
    public static @Nullable String site(History history) {
        return history.facts().values().get(new Reference.Characteristic(Characteristic.SITE))
                        instanceof Value.Name(var site)
                ? site
                : null;
    }

    /// The same with one more event, which is not written yet.
    public Course with(Event event) {
        History more = history.with(event);
        return new Course(participant, entries, version, more, version.engine().next(more));
    }
}
