package org.stegvis.server.trialsetup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.RehearsalId;
import org.stegvis.server.access.TrialSites;
import org.stegvis.server.eventlog.Appended;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.LogView;

/// The states of all trials. A state is read from the log once and kept until there is a newer one.
@Component
public class Trials implements TrialSites {
    private final EventLog log;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public Trials(EventLog log) {
        this.log = log;
    }

    /// The trials of the database, sorted; rehearsals are none.
    public List<String> ids() {
        return log.trials().stream()
                .filter(Trials::isTrial)
                .filter(id -> !RehearsalId.is(id))
                .toList();
    }

    /// The rehearsals of a trial, the newest last.
    public List<String> rehearsals(String trial) {
        return log.trials().stream()
                .filter(id -> RehearsalId.trial(id).filter(trial::equals).isPresent())
                .toList();
    }

    // Logs of the server itself have names that no protocol can have.
    private static boolean isTrial(String log) {
        return !log.startsWith("@");
    }

    /// The state as it is; empty when there is no such trial, or it has no protocol yet.
    public Optional<TrialState> find(String trial) {
        return log.end(trial)
                .filter(end -> isTrial(trial))
                .filter(end -> end.settings() > 0)
                .map(end -> state(trial, end.settings(), () -> log.aboutTrial(trial)));
    }

    @Override
    public Optional<List<String>> sites(String trial) {
        return find(trial).map(state -> state.current().protocol().sites());
    }

    /// The state at the moment at which a use case decides.
    public TrialState state(LogView view) {
        return state(view.trial(), view.settings(), view::aboutTrial);
    }

    /// The state that a projection follows.
    public TrialState state(Appended appended) {
        return state(appended.trial(), appended.settings(), appended::aboutTrial);
    }

    private TrialState state(String trial, long settings, Supplier<List<Entry>> entries) {
        Known before = known.get(trial);
        if (before != null && before.settings() == settings) {
            return before.state();
        }
        List<Entry> read = entries.get();
        TrialState state = TrialState.of(trial, read);
        // Another entry may have come since the question was asked; a state is kept under what it was made from.
        known.put(trial, new Known(read.isEmpty() ? 0 : read.getLast().seq(), state));
        return state;
    }

    private record Known(long settings, TrialState state) {}
}
