package org.stegvis.server.eventlog;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.stegvis.server.access.Refusal;

/// One transaction for some requests: lock the end of the log, read what they need, let each decide, write it all.
final class WritingTransaction {
    private static final String PATIENCE = "10s";

    private final JdbcTemplate jdbc;
    private final EntryRows rows;
    private final TransactionTemplate transactions;
    private final TrialClocks clocks;
    private final List<Projection> projections;
    private final List<Consequence> consequences;
    private final Map<String, Settings> settings = new ConcurrentHashMap<>();

    WritingTransaction(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            TrialClocks clocks,
            List<Projection> projections,
            List<Consequence> consequences) {
        this.jdbc = jdbc;
        this.rows = new EntryRows(jdbc);
        this.transactions = transactions;
        this.clocks = clocks;
        this.projections = List.copyOf(projections);
        this.consequences = List.copyOf(consequences);
    }

    /// The answers, in the order of the requests.
    List<Written> run(String trial, List<WriteRequest> requests) {
        return Objects.requireNonNull(transactions.execute(status -> inTransaction(trial, requests)));
    }

    private List<Written> inTransaction(String trial, List<WriteRequest> requests) {
        EventLog.End end = lock(trial);
        if (end == null) {
            var none = new Refusal(Refusal.Code.NO_SUCH_TRIAL, "There is no trial '" + trial + "'.");
            return requests.stream()
                    .<Written>map(request -> new Written.Refused(none))
                    .toList();
        }
        List<String> participants = present(requests, WriteRequest::participant);
        var batch = new Batch(
                trial,
                end,
                clocks.of(trial),
                settings(trial, end),
                rows.ofRequests(trial, present(requests, WriteRequest::key)),
                participants,
                rows.aboutParticipants(trial, participants),
                seq -> rows.asked(trial, seq));
        List<Written> answers = requests.stream().map(batch::answer).toList();
        List<Entry> written = batch.written();
        if (!written.isEmpty()) {
            rows.insert(written, batch.asked());
            EventLog.End now = batch.end();
            var appended = new Appended(
                    trial, now.settings(), batch.aboutTrial(), written, some -> histories(trial, batch, some));
            projections.forEach(projection -> projection.follow(appended));
            consequences.forEach(consequence -> consequence.follow(appended));
            jdbc.update(
                    "update trial set seq = ?, settings = ?, hash = ? where trial = ?",
                    now.seq(),
                    now.settings(),
                    now.hash(),
                    trial);
        }
        return answers;
    }

    /// What the requests did not need is read in one go.
    private Map<String, List<Entry>> histories(String trial, Batch batch, Collection<String> participants) {
        List<String> others =
                participants.stream().filter(each -> !batch.knows(each)).toList();
        var histories = new HashMap<>(Entry.byParticipant(rows.aboutParticipants(trial, others)));
        participants.stream().filter(batch::knows).forEach(each -> histories.put(each, batch.history(each)));
        return histories;
    }

    // Who has the end of the log and vanishes (a machine lost, a wire cut without a word) would keep
    // everybody out until the network gives up, which can take hours; so the database lets go after PATIENCE.
    private EventLog.@Nullable End lock(String trial) {
        return jdbc
                .query(
                        "select seq, settings, hash, set_config('idle_in_transaction_session_timeout', '" + PATIENCE
                                + "', true) from trial where trial = ? for update",
                        (row, number) -> new EventLog.End(row.getLong(1), row.getLong(2), row.getString(3)),
                        trial)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /// Entries about the trial as a whole are few and change seldom; they are read again when there is a new one.
    private List<Entry> settings(String trial, EventLog.End end) {
        Settings known = settings.get(trial);
        if (known == null || known.seq() != end.settings()) {
            known = new Settings(end.settings(), rows.aboutTrial(trial));
            settings.put(trial, known);
        }
        return known.entries();
    }

    private static List<String> present(List<WriteRequest> requests, Function<WriteRequest, @Nullable String> part) {
        return requests.stream()
                .flatMap(request -> Stream.ofNullable(part.apply(request)))
                .distinct()
                .toList();
    }

    private record Settings(long seq, List<Entry> entries) {}
}
