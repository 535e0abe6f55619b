package org.stegvis.server.trialsetup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.stegvis.server.access.RehearsalId;
import org.stegvis.server.access.TrialSites;
import org.stegvis.server.eventlog.Appended;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.LogView;

/// The states of all trials. A state is read from the log once and kept until there is a newer one.
///
/// What a transaction wrote and has not committed may never be: another entry then gets its place. So the state that a
/// writer sees is kept by the hash of the last entry that it is made from, which no other log has; by the place alone
/// only what was read outside of any transaction.
@Component
public class Trials implements TrialSites {
    private final EventLog log;
    private final Map<String, Known> committed = new ConcurrentHashMap<>();
    private final Map<String, Known> underway = new ConcurrentHashMap<>();

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
                .map(end -> committed(trial, end.settings()));
    }

    @Override
    public Optional<List<String>> sites(String trial) {
        return find(trial).map(state -> state.current().protocol().sites());
    }

    /// The state at the moment at which a use case decides.
    public TrialState state(LogView view) {
        return underway(view.trial(), view.aboutTrial());
    }

    /// The state that a projection follows.
    public TrialState state(Appended appended) {
        return underway(appended.trial(), appended.aboutTrial());
    }

    private TrialState committed(String trial, long settings) {
        Known before = committed.get(trial);
        if (before != null && before.settings() == settings) {
            return before.state();
        }
        // Another entry may have come since the question was asked; a state is kept under what it was made from.
        List<Entry> read = log.aboutTrial(trial);
        TrialState state = underway(trial, read);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            committed.put(trial, Known.of(read, state));
        }
        return state;
    }

    private TrialState underway(String trial, List<Entry> entries) {
        for (Map<String, Known> each : List.of(committed, underway)) {
            Known before = each.get(trial);
            if (before != null && before.hash().equals(Known.hash(entries))) {
                return before.state();
            }
        }
        TrialState state = TrialState.of(trial, entries);
        underway.put(trial, Known.of(entries, state));
        return state;
    }

    /// @param settings the place of the last entry that the state is made from
    /// @param hash its hash, which tells all entries before it too
    private record Known(long settings, String hash, TrialState state) {
        static Known of(List<Entry> entries, TrialState state) {
            return new Known(entries.isEmpty() ? 0 : entries.getLast().seq(), hash(entries), state);
        }

        static String hash(List<Entry> entries) {
            return entries.isEmpty() ? Entry.BEGINNING : entries.getLast().hash();
        }
    }
}
