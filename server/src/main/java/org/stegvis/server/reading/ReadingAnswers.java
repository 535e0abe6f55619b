package org.stegvis.server.reading;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;

/// Somebody has looked at what participants answered. The first who did stands, until they take it back.
@Component
class ReadingAnswers {
    /// So many at once at most.
    static final int MOST = 200;

    private final JdbcTemplate jdbc;
    private final OwnAnswers answers;
    private final Access access;
    private final Clock clock;

    ReadingAnswers(JdbcTemplate jdbc, OwnAnswers answers, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.answers = answers;
        this.access = access;
        this.clock = clock;
    }

    /// Marks answers as read. Those of participants about whom the actor may not do that are left out, and so are those
    /// that somebody has marked already.
    ///
    /// @param seqs places in the log
    /// @return those that are marked now
    List<Long> mark(Actor actor, String trial, Collection<Long> seqs) {
        OffsetDateTime now = now();
        return allowed(actor, trial, seqs).stream()
                .filter(seq -> jdbc.update(
                                "insert into answer_read (trial, seq, person, at) values (?, ?, ?, ?)"
                                        + " on conflict do nothing",
                                trial,
                                seq,
                                actor.id(),
                                now)
                        == 1)
                .toList();
    }

    /// Takes back own marks; those of others stand.
    ///
    /// @return those that are unread again
    List<Long> takeBack(Actor actor, String trial, Collection<Long> seqs) {
        OffsetDateTime now = now();
        return allowed(actor, trial, seqs).stream()
                .filter(seq -> jdbc.update(
                                "update answer_read set taken_back = ?"
                                        + " where trial = ? and seq = ? and person = ? and taken_back is null",
                                now,
                                trial,
                                seq,
                                actor.id())
                        == 1)
                .toList();
    }

    private List<Long> allowed(Actor actor, String trial, Collection<Long> seqs) {
        return answers.some(trial, seqs.stream().distinct().limit(MOST).toList()).stream()
                .filter(each -> access.allows(actor, Permission.READ_ANSWERS, trial, each.site(), each.participant()))
                .map(OwnAnswer::seq)
                .toList();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
