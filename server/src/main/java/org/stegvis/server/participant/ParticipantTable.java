package org.stegvis.server.participant;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.eventlog.Appended;
import org.stegvis.server.eventlog.Projection;
import org.stegvis.server.trialsetup.TrialEvent;
import org.stegvis.server.trialsetup.TrialState;
import org.stegvis.server.trialsetup.Trials;

/// The projection `participant`: one row for each, made from all entries about them.
@Component
class ParticipantTable implements Projection {
    private final JdbcTemplate jdbc;
    private final Trials trials;

    ParticipantTable(JdbcTemplate jdbc, Trials trials) {
        this.jdbc = jdbc;
        this.trials = trials;
    }

    @Override
    public String table() {
        return "participant";
    }

    @Override
    public void follow(Appended appended) {
        List<String> changed = changed(appended);
        if (changed.isEmpty()) {
            return;
        }
        TrialState state = trials.state(appended);
        List<ParticipantRow> rows = changed.stream()
                .map(participant -> ParticipantRow.of(
                        Course.of(state, participant, appended.historyOf().apply(participant))))
                .toList();
        jdbc.batchUpdate("""
            insert into participant (trial, participant, site, status, screened, enrolled, step, at, due_from, due,
                due_until, version, last_seq)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (trial, participant) do update set
                site = excluded.site, status = excluded.status, screened = excluded.screened,
                enrolled = excluded.enrolled, step = excluded.step, at = excluded.at, due_from = excluded.due_from,
                due = excluded.due, due_until = excluded.due_until, version = excluded.version,
                last_seq = excluded.last_seq
            """, rows, rows.size(), (statement, row) -> {
            statement.setString(1, appended.trial());
            statement.setString(2, row.participant());
            statement.setString(3, row.site());
            statement.setString(4, row.status().word());
            statement.setObject(5, row.screened());
            statement.setObject(6, row.enrolled());
            statement.setString(7, row.step());
            statement.setString(8, row.at());
            statement.setObject(9, row.dueFrom());
            statement.setObject(10, row.due());
            statement.setObject(11, row.dueUntil());
            statement.setInt(12, row.version());
            statement.setLong(13, row.lastSeq());
        });
    }

    /// Those with a new entry; everybody when a version comes into force, because their next step may be another.
    private List<String> changed(Appended appended) {
        boolean forEverybody = appended.entries().stream()
                .flatMap(entry -> TrialEvent.of(entry).stream())
                .anyMatch(TrialEvent.ProtocolInForce.class::isInstance);
        if (!forEverybody) {
            return appended.participants();
        }
        var all = new ArrayList<>(jdbc.queryForList(
                "select participant from participant where trial = ?", String.class, appended.trial()));
        return Stream.concat(all.stream(), appended.participants().stream())
                .distinct()
                .toList();
    }
}
