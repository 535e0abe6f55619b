package org.stegvis.server.signin;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.passkey.Passkeys;
import org.stegvis.server.people.AccountEvents;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import org.stegvis.server.vault.Vault;

/// Password, then code, then a session, or a passkey and a session; and how a person gets both.
@Component
class SigningIn {
    private final People people;
    private final AccountEvents events;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Links links;
    private final SecurityLog security;
    private final Vault vault;
    private final Clock clock;
    private final Passkeys passkeys;
    private final RecoveryCodes recovery;
    private final PasswordRule rule;
    private final Arriving arriving;

    SigningIn(
            People people,
            AccountEvents events,
            Credentials credentials,
            Sessions sessions,
            Links links,
            SecurityLog security,
            Vault vault,
            Clock clock,
            Passkeys passkeys,
            RecoveryCodes recovery,
            PasswordRule rule,
            Arriving arriving) {
        this.arriving = arriving;
        this.passkeys = passkeys;
        this.recovery = recovery;
        this.rule = rule;
        this.people = people;
        this.events = events;
        this.credentials = credentials;
        this.sessions = sessions;
        this.links = links;
        this.security = security;
        this.vault = vault;
        this.clock = clock;
    }

    /// The token of a session that waits for the code; empty when something was wrong, and nobody is told what.
    Optional<String> password(String email, String password, Visit from) {
        Optional<Person> person = people.staff().byEmail(email).filter(Person::active);
        boolean right = credentials.isPassword(person.map(Person::id).orElse(null), password, from.origin());
        if (!right) {
            security.note(person.map(Person::id).orElse("unknown"), from.origin(), "sign-in-failed", "password");
        }
        return right ? person.map(each -> sessions.begin(each.id(), Sessions.Stage.CODE, from)) : Optional.empty();
    }

    /// The token of the session of somebody who is signed in.
    Optional<String> code(String waiting, String code, Visit from) {
        Optional<Sessions.Session> session = sessions.find(waiting).filter(each -> each.stage() == Sessions.Stage.CODE);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        String person = session.get().actor();
        if (!credentials.isCode(person, code, from.origin())) {
            security.note(person, from.origin(), "sign-in-failed", "code");
            return Optional.empty();
        }
        sessions.end(waiting);
        security.note(person, from.origin(), "signed-in", null);
        return Optional.of(arriving.arrive(person, from));
    }

    /// The token of the session of somebody whose passkey signed the challenge.
    Optional<String> passkey(String answer, Visit from) {
        Optional<String> person = passkeys.person(null, answer)
                .filter(id -> people.staff().find(id).filter(Person::active).isPresent());
        security.note(
                person.orElse("unknown"),
                from.origin(),
                person.isPresent() ? "signed-in" : "sign-in-failed",
                "passkey");
        return person.map(id -> arriving.arrive(id, from.by("passkey")));
    }

    /// Whether the session was one of somebody who had signed in elsewhere.
    boolean out(String token, Actor actor) {
        boolean elsewhere = sessions.way(token).equals("provider");
        sessions.end(token);
        security.note(actor.id(), actor.origin(), "signed-out", null);
        return elsewhere;
    }

    /// The token of an invitation, with which a person chooses a password and a code generator. It takes away what the
    /// person signed in with before, if anything, only when it is used.
    String invite(String person) {
        return links.issue(
                Links.Purpose.INVITATION,
                person,
                vault.seal(Totp.newSecret(), Links.context(Links.Purpose.INVITATION, person)));
    }

    /// What an invitation shows.
    record Invited(Links.Link link, Person person, String secret) {}

    Optional<Invited> invited(String token) {
        return links.look(Links.Purpose.INVITATION, token)
                .flatMap(link -> people.staff()
                        .find(link.subject())
                        .filter(Person::active)
                        .map(person -> new Invited(
                                link,
                                person,
                                vault.open(
                                        Objects.requireNonNull(link.secret()),
                                        Links.context(Links.Purpose.INVITATION, person.id())))));
    }

    enum Accepted {
        YES,
        WEAK,
        CODE,
        UNUSABLE
    }

    Accepted accept(Invited invited, String password, String code, Visit from) {
        Person person = invited.person();
        if (rule.isWeak(password, person.name(), person.email())) {
            return Accepted.WEAK;
        }
        OptionalLong step = Totp.step(invited.secret(), code, clock.instant(), 0);
        if (step.isEmpty()) {
            return Accepted.CODE;
        }
        boolean accepted = events.changed(
                new Actor(person.id(), from.origin()), person.id(), "password and code generator set", () -> {
                    if (!links.use(invited.link())) {
                        return false;
                    }
                    credentials.set(person.id(), password, invited.secret(), step.getAsLong());
                    links.unbind(person.id());
                    // Who is invited again may have lost the device that these are on.
                    passkeys.removeAll(person.id());
                    recovery.removeAll(person.id());
                    sessions.endAll(person.id());
                    return true;
                });
        return accepted ? Accepted.YES : Accepted.UNUSABLE;
    }

    /// The session of a participant whose link was used up now.
    Optional<String> participant(String token, Visit from) {
        return links.look(Links.Purpose.PARTICIPANT, token).filter(links::use).map(link -> {
            String actor = "participant:" + link.subject();
            security.note(actor, from.origin(), "signed-in", null);
            return sessions.begin(actor, Sessions.Stage.PARTICIPANT, from.by("link"));
        });
    }
}
