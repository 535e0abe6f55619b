package org.stegvis.server.eventlog;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The logs of all trials of a database, for reading; [LogWriter] writes.
@Component
public class EventLog {
    private static final int PAGE = 1000;

    private final JdbcTemplate jdbc;
    private final EntryRows rows;

    public EventLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new EntryRows(jdbc);
    }

    public List<String> trials() {
        return jdbc.queryForList("select trial from trial order by trial", String.class);
    }

    /// The place and hash of the last entry; empty when there is no such trial.
    public Optional<End> end(String trial) {
        return jdbc
                .query(
                        "select seq, settings, hash from trial where trial = ?",
                        (row, number) -> new End(row.getLong(1), row.getLong(2), row.getString(3)),
                        trial)
                .stream()
                .findFirst();
    }

    /// Where a log ends, by which it can be told whether there is anything new in it.
    ///
    /// @param seq of the last entry; 0 for an empty log
    /// @param settings of the last entry about the trial as a whole
    public record End(long seq, long settings, String hash) {}

    public List<Entry> aboutTrial(String trial) {
        return rows.aboutTrial(trial);
    }

    public List<Entry> aboutParticipant(String trial, String participant) {
        return rows.aboutParticipants(trial, List.of(participant));
    }

    public List<Entry> aboutParticipants(String trial, List<String> participants) {
        return rows.aboutParticipants(trial, participants);
    }

    /// Those about whom there is an entry, sorted.
    public List<String> participants(String trial) {
        return rows.participants(trial);
    }

    /// All signatures, in order.
    public List<Entry> signed(String trial) {
        return rows.signed(trial);
    }

    /// A part of the log, from one place on.
    public List<Entry> from(String trial, long seq, int limit) {
        return rows.from(trial, seq, limit);
    }

    /// Some entries before a place in the log, the newest first.
    public List<Entry> before(String trial, Sought sought, long seq, int limit) {
        return rows.before(trial, sought, seq, limit);
    }

    /// What entries of a trial can be sought by: the types, or the actors, that there are.
    public List<String> known(String trial, Sought.By column) {
        return rows.distinct(trial, column);
    }

    /// Hands over every entry in order, page by page.
    public void forEach(String trial, Consumer<Entry> reader) {
        long next = 1;
        while (true) {
            List<Entry> page = rows.from(trial, next, PAGE);
            if (page.isEmpty()) {
                return;
            }
            page.forEach(reader);
            next = page.getLast().seq() + 1;
        }
    }
}
