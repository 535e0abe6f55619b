package org.stegvis.server.participant;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The projection `participant`: one row for each, made from all entries about them.
@Component
class ParticipantTable implements CourseTable {
    private final JdbcTemplate jdbc;

    ParticipantTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String table() {
        return "participant";
    }

    @Override
    public void follow(String trial, List<Move> moves) {
        List<ParticipantRow> rows =
                moves.stream().map(move -> ParticipantRow.of(move.now())).toList();
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
            statement.setString(1, trial);
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
}
