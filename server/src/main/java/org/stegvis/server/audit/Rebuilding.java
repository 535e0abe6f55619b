package org.stegvis.server.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.stegvis.server.eventlog.Appended;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Projection;

/// Makes the read models of a trial anew from its log, and tells whether those that were kept were the same.
@Component
public class Rebuilding {
    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final EventLog log;
    private final List<Projection> projections;

    public Rebuilding(JdbcTemplate jdbc, TransactionTemplate transactions, EventLog log, List<Projection> projections) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.log = log;
        this.projections = List.copyOf(projections);
    }

    /// What rebuilding found of one table. Where rows differ, the table did not say what the log says.
    ///
    /// @param rows in the rebuilt table
    /// @param differing rows that were missing, too many, or not the same before
    public record Rebuilt(String table, long rows, long differing) {}

    /// Rebuilds all read models in one transaction, while nobody else writes to the trial.
    public List<Rebuilt> rebuild(String trial) {
        return Objects.requireNonNull(transactions.execute(status -> {
            jdbc.queryForList("select seq from trial where trial = ? for update", trial);
            tables().forEach(table -> setAside(table, trial));
            EventLog.End end = log.end(trial).orElseThrow();
            List<Entry> aboutTrial = log.aboutTrial(trial);
            List<String> participants = log.participants(trial);
            for (int from = 0; from < participants.size(); from += AT_ONCE) {
                List<String> some = participants.subList(from, Math.min(from + AT_ONCE, participants.size()));
                List<Entry> entries = log.aboutParticipants(trial, some);
                Map<String, List<Entry>> byParticipant = Entry.byParticipant(entries);
                var appended = new Appended(trial, end.settings(), aboutTrial, entries, those -> byParticipant);
                projections.forEach(projection -> projection.follow(appended));
            }
            var rebuilt = new ArrayList<Rebuilt>();
            tables().forEach(table -> rebuilt.add(compare(table, trial)));
            return rebuilt;
        }));
    }

    private List<String> tables() {
        return projections.stream()
                .flatMap(projection -> projection.tables().stream())
                .toList();
    }

    // Names of tables are constants of the program.
    private void setAside(String table, String trial) {
        jdbc.execute("drop table if exists pg_temp.before_" + table);
        jdbc.execute("create temporary table before_" + table + " on commit drop as select * from " + table
                + " where trial = '" + trial.replace("'", "''") + "'");
        jdbc.update("delete from " + table + " where trial = ?", trial);
    }

    private Rebuilt compare(String table, String trial) {
        String now = "select * from " + table + " where trial = ?";
        String before = "select * from before_" + table;
        Long rows = jdbc.queryForObject("select count(*) from " + table + " where trial = ?", Long.class, trial);
        Long differing = jdbc.queryForObject(
                "select count(*) from ((" + now + " except all " + before + ") union all (" + before + " except all "
                        + now + ")) as different",
                Long.class,
                trial,
                trial);
        return new Rebuilt(table, rows == null ? 0 : rows, differing == null ? 0 : differing);
    }
}
