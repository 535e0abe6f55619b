package org.stegvis.server.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.passkey.Passkeys;
import org.stegvis.server.people.AccountEvents;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import org.stegvis.server.vault.Vault;

/// What somebody changes about how they themselves sign in. Whoever calls has made sure that they have just shown who
/// they are. Each change stands in the log of people, is told to them by a message, and ends the sessions that others
/// may have taken.
@Component
public class OwnSignIn {
    private final People people;
    private final AccountEvents events;
    private final Credentials credentials;
    private final Passkeys passkeys;
    private final RecoveryCodes recovery;
    private final PasswordRule rule;
    private final Sessions sessions;
    private final Links links;
    private final Vault vault;
    private final Clock clock;

    OwnSignIn(
            People people,
            AccountEvents events,
            Credentials credentials,
            Passkeys passkeys,
            RecoveryCodes recovery,
            PasswordRule rule,
            Sessions sessions,
            Links links,
            Vault vault,
            Clock clock) {
        this.people = people;
        this.events = events;
        this.credentials = credentials;
        this.passkeys = passkeys;
        this.recovery = recovery;
        this.rule = rule;
        this.sessions = sessions;
        this.links = links;
        this.vault = vault;
        this.clock = clock;
    }

    /// Whether somebody has a password and a code generator; who signs in elsewhere or by passkey alone may not.
    public boolean hasPassword(Actor actor) {
        return credentials.has(actor.id());
    }

    /// How many recovery codes are left.
    public int recoveryCodes(Actor actor) {
        return recovery.left(actor.id());
    }

    /// Takes another password; false when it is too easy to guess.
    public boolean changePassword(Actor actor, String password, HttpServletRequest request) {
        Optional<Person> person = people.staff().find(actor.id());
        return person.isPresent()
                && !rule.isWeak(password, person.get().name(), person.get().email())
                && changed(actor, "password changed", request, () -> credentials.setPassword(actor.id(), password));
    }

    /// A new code generator that is not in use yet.
    ///
    /// @param token names it until its first code was given
    /// @param secret as [Totp] makes it
    /// @param address the same as an address that a code generator opens
    public record NewGenerator(String token, String secret, String address, Picture picture) {
        /// The key in groups of four, which are easier to type.
        public String grouped() {
            return secret.replaceAll("(.{4})(?!$)", "$1 ");
        }

        /// So that it stands in no log by mistake.
        @Override
        public String toString() {
            return "NewGenerator[…]";
        }
    }

    public NewGenerator newGenerator(Actor actor) {
        String secret = Totp.newSecret();
        String token = links.issue(
                Links.Purpose.GENERATOR,
                actor.id(),
                vault.seal(secret, Links.context(Links.Purpose.GENERATOR, actor.id())));
        return shown(actor, token, secret);
    }

    /// The one that a token names, while it waits for its first code.
    public Optional<NewGenerator> waiting(Actor actor, String token) {
        return links.look(Links.Purpose.GENERATOR, token)
                .filter(link -> link.subject().equals(actor.id()))
                .map(link -> shown(
                        actor,
                        token,
                        vault.open(
                                Objects.requireNonNull(link.secret()),
                                Links.context(Links.Purpose.GENERATOR, actor.id()))));
    }

    /// Puts a new code generator in place of the old one; false when the code is not its present one.
    public boolean useGenerator(Actor actor, NewGenerator generator, String code, HttpServletRequest request) {
        OptionalLong step = Totp.step(generator.secret(), code, clock.instant(), 0);
        return step.isPresent()
                && changed(
                        actor,
                        "code generator changed",
                        request,
                        () -> links.look(Links.Purpose.GENERATOR, generator.token())
                                        .filter(links::use)
                                        .isPresent()
                                && credentials.setGenerator(actor.id(), generator.secret(), step.getAsLong()));
    }

    /// New recovery codes, shown once; earlier ones no longer work.
    public List<String> newRecoveryCodes(Actor actor, HttpServletRequest request) {
        List<String> codes = RecoveryCodes.make();
        changed(actor, "recovery codes made", request, () -> {
            recovery.replace(actor.id(), codes);
            return true;
        });
        return codes;
    }

    /// Keeps the passkey that a browser made; false when the answer does not fit what was asked.
    public boolean enrolPasskey(Actor actor, String name, String answer, HttpServletRequest request) {
        return changed(actor, "passkey enrolled", request, () -> passkeys.enrol(actor.id(), name, answer));
    }

    public boolean removePasskey(Actor actor, String id, HttpServletRequest request) {
        return changed(actor, "passkey removed", request, () -> passkeys.remove(actor.id(), id));
    }

    private boolean changed(Actor actor, String what, HttpServletRequest request, BooleanSupplier change) {
        return events.changed(actor, actor.id(), what, () -> {
            boolean isChanged = change.getAsBoolean();
            if (isChanged) {
                sessions.endOthers(actor.id(), request);
            }
            return isChanged;
        });
    }

    private NewGenerator shown(Actor actor, String token, String secret) {
        String email = people.staff().find(actor.id()).map(Person::email).orElse(actor.id());
        String address = Totp.address(secret, email);
        return new NewGenerator(token, secret, address, Picture.of(address));
    }
}
