package org.stegvis.server.monitoring;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.Standing;

/// Freezes and locks data of a participant, all or those of one visit, and releases them. The conduct of the trial
/// goes on: decisions, adverse events, deviations, withdrawals and queries are not data that a hold holds.
@Component
public class Holding {
    private final ParticipantWriter writer;
    private final JdbcTemplate jdbc;

    public Holding(ParticipantWriter writer, JdbcTemplate jdbc) {
        this.writer = writer;
        this.jdbc = jdbc;
    }

    /// What is to become of the data.
    public enum Change {
        FREEZE(Permission.FREEZE),
        UNFREEZE(Permission.FREEZE),
        LOCK(Permission.LOCK),
        UNLOCK(Permission.LOCK);

        private final Permission permission;

        Change(Permission permission) {
            this.permission = permission;
        }

        public Permission permission() {
            return permission;
        }
    }

    /// Freezes, locks or releases. What is held so already is refused, and a lock while a query is open.
    ///
    /// @param visit null for all data of the participant
    /// @param why needed to release
    public Written change(
            Actor actor,
            String trial,
            String participant,
            Change change,
            @Nullable String visit,
            String why,
            @Nullable String key) {
        return writer.write(actor, change.permission(), trial, participant, key, standing -> {
            Refusal wrong = wrong(standing, change, visit, why);
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(
                            HoldEvent.TYPES.entry(event(change, visit), standing.today(), why.isBlank() ? null : why));
        });
    }

    /// What is held of a participant's data, for reading.
    public List<Holds.Row> ofParticipant(String trial, String participant) {
        return jdbc.query(
                "select visit, level from data_hold where trial = ? and participant = ? order by visit",
                (row, number) -> new Holds.Row(
                        participant,
                        row.getString(1).isEmpty() ? null : row.getString(1),
                        Holds.Level.valueOf(Objects.requireNonNull(row.getString(2)))),
                trial,
                participant);
    }

    private static HoldEvent event(Change change, @Nullable String visit) {
        return switch (change) {
            case FREEZE -> new HoldEvent.Frozen(visit);
            case UNFREEZE -> new HoldEvent.Unfrozen(visit);
            case LOCK -> new HoldEvent.Locked(visit);
            case UNLOCK -> new HoldEvent.Unlocked(visit);
        };
    }

    private static @Nullable Refusal wrong(Standing standing, Change change, @Nullable String visit, String why) {
        Refusal unknown = new About(visit, null).refusal(standing);
        if (unknown != null) {
            return unknown;
        }
        Holds.Level now = Holds.of(standing.course().entries()).on(visit);
        return switch (change) {
            case FREEZE -> now == null ? null : nothing(now);
            case LOCK -> now == Holds.Level.LOCKED ? nothing(now) : openQuery(standing, visit);
            case UNFREEZE -> release(now, Holds.Level.FROZEN, why);
            case UNLOCK -> release(now, Holds.Level.LOCKED, why);
        };
    }

    private static @Nullable Refusal release(Holds.@Nullable Level now, Holds.Level from, String why) {
        if (now != from) {
            return nothing(now);
        }
        return why.isBlank()
                ? new Refusal(Refusal.Code.REASON_MISSING, "Data are released for a reason; give it.")
                : null;
    }

    private static Refusal nothing(Holds.@Nullable Level now) {
        return new Refusal(
                Refusal.Code.NOTHING_TO_DO,
                "These data are "
                        + (now == null
                                ? "neither frozen nor locked"
                                : now.name().toLowerCase(java.util.Locale.ROOT)) + ".");
    }

    // What is still asked about is not final.
    private static @Nullable Refusal openQuery(Standing standing, @Nullable String visit) {
        return QueryRow.of(standing.course().participant(), standing.course().entries()).stream()
                .filter(query -> query.status() != QueryRow.Status.CLOSED)
                .filter(query -> visit == null || visit.equals(query.about().visit()))
                .findFirst()
                .map(query -> new Refusal(
                        Refusal.Code.QUERY_OPEN,
                        "Query " + query.number() + " must be closed before the data are locked."))
                .orElse(null);
    }
}
