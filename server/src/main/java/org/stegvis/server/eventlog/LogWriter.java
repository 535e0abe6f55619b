package org.stegvis.server.eventlog;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stegvis.server.access.RehearsalId;

/// Writes to the logs of all trials of a database. Nothing else does.
@Component
public class LogWriter {
    private final Asked asked;
    private final MeterRegistry metrics;
    private final JdbcTemplate jdbc;
    private final WritingTransaction writing;
    private final Map<String, WriteQueue> queues = new ConcurrentHashMap<>();

    public LogWriter(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            TrialClocks clocks,
            List<Projection> projections,
            List<Consequence> consequences,
            Asked asked,
            MeterRegistry metrics) {
        this.asked = asked;
        this.metrics = metrics;
        this.jdbc = jdbc;
        this.writing = new WritingTransaction(jdbc, transactions, clocks, projections, consequences);
    }

    /// Makes the log of a new trial; false when there is one.
    public boolean begin(String trial) {
        return jdbc.update(
                        "insert into trial (trial, hash) values (?, ?) on conflict do nothing", trial, Entry.BEGINNING)
                == 1;
    }

    /// Removes the log of a rehearsal and all that was made from it. The database refuses that for any other log.
    ///
    /// @throws IllegalArgumentException when it is no rehearsal
    public void throwAway(String rehearsal) {
        if (!RehearsalId.is(rehearsal)) {
            throw new IllegalArgumentException("The log of '" + rehearsal + "' is kept: it is no rehearsal.");
        }
        jdbc.query("select throw_away_rehearsal(?)", row -> {}, rehearsal);
        queues.remove(rehearsal);
    }

    /// Lets a use case decide on the log as it stands and writes what it decided, at once or not at all.
    /// Returns when the database has it on the disk.
    ///
    /// @throws org.springframework.dao.DataAccessException when the database failed. Then it is not known
    /// whether the entries were written; the same request with the same key gives the answer
    public Written write(WriteRequest request) {
        Timer.Sample begun = Timer.start(metrics);
        Written written = queues.computeIfAbsent(request.trial(), trial -> new WriteQueue(trial, writing))
                .write(request.key() == null ? request : request.asking(asked.now()));
        begun.stop(metrics.timer("stegvis.log.write"));
        switch (written) {
            case Written.Refused(var refusal) ->
                metrics.counter("stegvis.refusals", "code", refusal.word()).increment();
            case Written.Done(var entries, var again) -> {
                if (!again) {
                    entries.forEach(entry -> metrics.counter("stegvis.log.entries", "type", entry.type())
                            .increment());
                }
            }
        }
        return written;
    }
}
