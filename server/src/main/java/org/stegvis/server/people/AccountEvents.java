package org.stegvis.server.people;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.eventlog.Written;

/// Writes what happened to the account of somebody into the log of people. The change itself is made in the same
/// transaction, and so is the message to its owner: all of it is there, or nothing.
@Component
public class AccountEvents {
    private final LogWriter log;

    AccountEvents(LogWriter log) {
        this.log = log;
    }

    /// Makes a change and writes it down.
    ///
    /// @param change changes the database and nothing else, and tells what happened; empty when nothing did. It may
    /// be asked again when a transaction had to be repeated
    /// @return whether something happened
    public boolean write(Actor actor, Supplier<Optional<PeopleEvent>> change) {
        log.begin(People.LOG);
        Written written = log.write(new WriteRequest(
                People.LOG,
                actor,
                null,
                null,
                view -> change.get()
                        .map(event -> Decide.write(event.entry(view.now(), null)))
                        .orElseGet(() -> Decide.refuse(Refusal.Code.NOTHING_TO_DO, "Nothing has changed."))));
        return written instanceof Written.Done;
    }

    /// The same for a means to sign in, which the event only names.
    ///
    /// @param what in the words of the log: `password changed`
    /// @param change tells whether it changed anything
    public boolean changed(Actor actor, String person, String what, BooleanSupplier change) {
        return write(
                actor,
                () -> change.getAsBoolean()
                        ? Optional.of(new PeopleEvent.SignInChanged(person, what))
                        : Optional.empty());
    }
}
