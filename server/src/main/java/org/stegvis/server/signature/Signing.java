package org.stegvis.server.signature;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.Signed;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import org.stegvis.server.signin.Proof;
import org.stegvis.server.signin.Reauthenticating;

/// Signs entries of the log of a trial. Who signs shows password and code once more, and the signature is
/// an entry of the same log that holds the printed name, its meaning and the hash of what was signed; so it
/// can be neither moved to another record nor taken away.
///
/// Source: 21 CFR 11.50 (name, time, meaning), 11.70 (bound to the record), 11.200 (two components).
@Component
public class Signing {
    private final LogWriter writer;
    private final EventLog log;
    private final Access access;
    private final People people;
    private final Participants participants;
    private final Reauthenticating again;

    public Signing(
            LogWriter writer,
            EventLog log,
            Access access,
            People people,
            Participants participants,
            Reauthenticating again) {
        this.writer = writer;
        this.log = log;
        this.access = access;
        this.people = people;
        this.participants = participants;
        this.again = again;
    }

    /// The entry that somebody may sign; empty when there is none, or they may not.
    public Optional<Entry> entry(Actor actor, String trial, long seq) {
        return log.from(trial, seq, 1).stream()
                .filter(entry -> entry.seq() == seq && !entry.type().equals(Signed.TYPE))
                .filter(entry -> access.allows(actor, Permission.SIGN, trial, site(entry)))
                .filter(entry -> entry.actor().equals(actor.id()) || reads(actor, entry))
                .findFirst();
    }

    /// Signs an entry. Who signs is a person, who wrote the entry or may read the log.
    public Written sign(
            Actor actor, String trial, long seq, Signature.Meaning meaning, Proof proof, @Nullable String key) {
        Optional<Person> person = people.staff().find(actor.id()).filter(Person::active);
        Optional<Entry> found = entry(actor, trial, seq);
        if (person.isEmpty() || found.isEmpty()) {
            return new Written.Refused(Refusal.notPermitted());
        }
        if (meaning == Signature.Meaning.AUTHORED && !found.get().actor().equals(actor.id())) {
            return new Written.Refused(
                    new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, "Only who wrote the entry can sign it as authored."));
        }
        if (!again.confirms(actor, proof)) {
            return new Written.Refused(notConfirmed());
        }
        Entry entry = found.get();
        return writer.write(new WriteRequest(
                trial,
                actor,
                key,
                entry.participant(),
                view -> Decide.write(
                        Signed.of(entry, meaning.word(), person.get().name(), view.now()))));
    }

    /// Lets somebody do what must be signed, after they showed who they are; a machine or the operator, who can sign
    /// nothing, without a signature.
    ///
    /// @param act what is done, by the actor who signs it
    public Written act(Actor actor, Signature.Meaning meaning, Proof proof, Function<Actor, Written> act) {
        // Who sent no proof hears from the use case whether one is needed.
        if (!actor.isPerson() || proof.isEmpty()) {
            return act.apply(actor);
        }
        Optional<Person> person = people.staff().find(actor.id()).filter(Person::active);
        if (person.isEmpty()) {
            return new Written.Refused(Refusal.notPermitted());
        }
        return again.confirms(actor, proof)
                ? act.apply(actor.signing(person.get().name(), meaning.word()))
                : new Written.Refused(notConfirmed());
    }

    /// As whom somebody signs, for the page on which they do.
    public String name(Actor actor) {
        return people.staff().find(actor.id()).map(Person::name).orElse(actor.id());
    }

    private static Refusal notConfirmed() {
        return new Refusal(
                Refusal.Code.NOT_CONFIRMED,
                "Password and code were not both right, or the account waits after too many mistakes.");
    }

    /// The signatures that somebody may see, in the order in which they were made.
    public List<Signature> of(Actor actor, String trial) {
        return log.signed(trial).stream()
                .filter(entry -> access.allows(actor, Permission.SEE_PARTICIPANTS, trial, site(entry)))
                .map(entry -> signature(trial, entry))
                .toList();
    }

    private Signature signature(String trial, Entry entry) {
        long signed = entry.what().path("entry").longValue();
        String hash = entry.what().path("hash").stringValue();
        return new Signature(
                entry.seq(),
                signed,
                entry.actor(),
                entry.what().path("name").stringValue(),
                entry.recorded(),
                Signature.Meaning.valueOf(
                        entry.what().path("meaning").stringValue().toUpperCase(Locale.ROOT)),
                log.from(trial, signed, 1).stream()
                        .anyMatch(each -> each.seq() == signed && each.hash().equals(hash)));
    }

    private boolean reads(Actor actor, Entry entry) {
        return access.allows(actor, Permission.SEE_LOG, entry.trial(), site(entry));
    }

    private @Nullable String site(Entry entry) {
        String participant = entry.participant();
        return participant == null
                ? null
                : participants.site(entry.trial(), participant).orElse(null);
    }
}
