package org.stegvis.server.participant;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.OwnParticipants;
import org.stegvis.server.eventlog.Appended;
import org.stegvis.server.eventlog.Projection;

/// The projection `assignment`: the therapist of each participant who has one.
@Component
class Assignments implements Projection, OwnParticipants {
    private final JdbcTemplate jdbc;

    Assignments(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> tables() {
        return List.of("assignment");
    }

    @Override
    public void follow(Appended appended) {
        appended.entries()
                .forEach(entry -> Assignment.TYPES
                        .of(entry)
                        .ifPresent(assignment -> jdbc.update(
                                """
                                insert into assignment (trial, participant, person, seq) values (?, ?, ?, ?)
                                on conflict (trial, participant) do update set
                                    person = excluded.person, seq = excluded.seq
                                """, entry.trial(), entry.participant(), assignment.person(), entry.seq())));
    }

    @Override
    public boolean isOwn(String actor, String trial, String participant) {
        Boolean isOwn = jdbc.queryForObject(
                "select exists (select 1 from assignment where trial = ? and participant = ? and person = ?)",
                Boolean.class,
                trial,
                participant,
                actor);
        return Boolean.TRUE.equals(isOwn);
    }
}
