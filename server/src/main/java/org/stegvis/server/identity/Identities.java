package org.stegvis.server.identity;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.protocol.Language;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.signin.EndingAccess;
import org.stegvis.server.signin.SecurityLog;
import org.stegvis.server.vault.Sealed;
import org.stegvis.server.vault.Turn;
import org.stegvis.server.vault.Vault;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Keeps, shows and erases who participants are. The log of the trial tells that it was entered or erased, by whom and
/// when, and nothing of what; each reading is noted too.
@Component
public class Identities implements Sealed {
    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final Access access;
    private final Participants participants;
    private final ParticipantWriter writer;
    private final SecurityLog security;
    private final EndingAccess ending;
    private final Turn turn;

    public Identities(
            JdbcTemplate jdbc,
            Vault vault,
            Access access,
            Participants participants,
            ParticipantWriter writer,
            SecurityLog security,
            EndingAccess ending,
            Turn turn) {
        this.turn = turn;
        this.ending = ending;
        this.jdbc = jdbc;
        this.vault = vault;
        this.access = access;
        this.participants = participants;
        this.writer = writer;
        this.security = security;
    }

    /// What a reader gets.
    public sealed interface Shown {
        /// The reader may see it, and that it was read has been noted.
        ///
        /// @param identity [Identity#UNKNOWN] when nothing has been entered
        record Known(Identity identity) implements Shown {}

        /// The reader may not see it, or there is no such participant.
        record Refused(Refusal refusal) implements Shown {}
    }

    /// Keeps an identity in the place of what was kept before. When an address or a number is another now, a link that
    /// was sent to the one before opens nothing any more, and who came in by it is let out.
    public Written enter(Actor actor, String trial, String participant, Identity identity, @Nullable String key) {
        return writer.write(actor, Permission.ENTER_IDENTITY, trial, participant, key, standing -> {
            if (!identity.fits()) {
                return Decide.refuse(
                        Refusal.Code.VALUE_NOT_ALLOWED,
                        "At least one of name, email, telephone and nationalId is told, each in at most 200 characters,"
                                + " an address like name@example.org, and a language that is en or nb.");
            }
            if (!isReachedAsBefore(trial, participant, identity)) {
                ending.ofParticipant(trial, participant);
            }
            keep(
                    trial,
                    participant,
                    identity.speaks() != null
                            ? identity
                            : identity.orSpeaking(find(trial, participant).orElse(Identity.UNKNOWN)));
            return Decide.write(entry("identity-entered", standing.today().toString(), null));
        });
    }

    /// A participant chooses the language of messages.
    public Written speak(Actor actor, String trial, String participant, Language language, @Nullable String key) {
        return writer.write(actor, Permission.ENTER_OWN_ANSWERS, trial, participant, key, standing -> {
            Identity identity = find(trial, participant).orElse(Identity.UNKNOWN);
            if (identity.speaks() == language) {
                return Decide.refuse(Refusal.Code.NOTHING_TO_DO, "That is the language already.");
            }
            keep(trial, participant, identity.speaking(language));
            return Decide.write(entry("language-chosen", standing.today().toString(), null));
        });
    }

    private boolean isReachedAsBefore(String trial, String participant, Identity identity) {
        try {
            return identity.isReachedAs(find(trial, participant).orElse(Identity.UNKNOWN));
        } catch (IllegalStateException | UncheckedIOException unreadable) {
            // It is put right with this; where it reached the participant nobody can tell any more.
            return false;
        }
    }

    private void keep(String trial, String participant, Identity identity) {
        turn.toKeep();
        String text = vault.seal(JsonMapper.shared().writeValueAsString(identity), place(trial, participant));
        jdbc.update("""
            insert into identity (trial, participant, content) values (?, ?, ?)
            on conflict (trial, participant) do update set content = excluded.content
            """, trial, participant, text);
    }

    /// What the server needs to remind a participant. It asks nobody's permission, and is noted like each reading.
    public Identity toRemind(String trial, String participant) {
        security.note(Actor.SYSTEM.id(), Actor.SYSTEM.origin(), "identity-read", trial + "/" + participant);
        return find(trial, participant).orElse(Identity.UNKNOWN);
    }

    /// What a participant is shown of themself. It asks nobody's permission: who shows it has made sure who reads it.
    public Identity own(String trial, String participant) {
        return find(trial, participant).orElse(Identity.UNKNOWN);
    }

    /// Erases what is kept, for good; backups made before still hold it.
    public Written erase(Actor actor, String trial, String participant, String why, @Nullable String key) {
        return writer.write(actor, Permission.ENTER_IDENTITY, trial, participant, key, standing -> {
            if (why.isBlank()) {
                return Decide.refuse(Refusal.Code.REASON_MISSING, "A reason is needed.");
            }
            if (jdbc.update("delete from identity where trial = ? and participant = ?", trial, participant) == 0) {
                return Decide.refuse(Refusal.Code.NOTHING_TO_DO, "No identity is kept.");
            }
            ending.ofParticipant(trial, participant);
            return Decide.write(entry("identity-erased", standing.today().toString(), why));
        });
    }

    public Shown read(Actor actor, String trial, String participant) {
        String site = participants.site(trial, participant).orElse(null);
        Refusal refusal = access.refusal(actor, Permission.SEE_IDENTITY, trial, site, participant);
        if (refusal == null && participants.find(trial, participant).isEmpty()) {
            refusal = new Refusal(Refusal.Code.NO_SUCH_PARTICIPANT, "There is no participant '" + participant + "'.");
        }
        if (refusal != null) {
            return new Shown.Refused(refusal);
        }
        security.note(actor.id(), actor.origin(), "identity-read", trial + "/" + participant);
        return new Shown.Known(find(trial, participant).orElse(Identity.UNKNOWN));
    }

    private Optional<Identity> find(String trial, String participant) {
        return jdbc
                .queryForList(
                        "select content from identity where trial = ? and participant = ?",
                        String.class,
                        trial,
                        participant)
                .stream()
                .findFirst()
                .map(text ->
                        JsonMapper.shared().readValue(vault.open(text, place(trial, participant)), Identity.class));
    }

    @Override
    public int sealAgain() {
        int again = 0;
        for (Row row : jdbc.query(
                "select trial, participant, content from identity",
                (found, number) -> new Row(found.getString(1), found.getString(2), found.getString(3)))) {
            if (vault.isOutdated(row.content())) {
                String place = place(row.trial(), row.participant());
                again += jdbc.update(
                        "update identity set content = ? where trial = ? and participant = ? and content = ?",
                        vault.seal(vault.open(row.content(), place), place),
                        row.trial(),
                        row.participant(),
                        row.content());
            }
        }
        return again;
    }

    private record Row(String trial, String participant, String content) {}

    private static NewEntry entry(String type, String day, @Nullable String why) {
        return new NewEntry(type, day, JsonNodeFactory.instance.objectNode(), why);
    }

    private static String place(String trial, String participant) {
        return "identity:" + trial + "/" + participant;
    }
}
