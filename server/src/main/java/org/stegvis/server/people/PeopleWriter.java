package org.stegvis.server.people;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.eventlog.Written;

/// Asks for permission and reason, lets somebody decide on the people there are, and writes what comes of it.
record PeopleWriter(LogWriter log, People people) {

    /// For who manages accounts, and with a reason.
    Written asAdministrator(Actor actor, String why, Function<Staff, Answer> decide) {
        return asOne(actor, Permission.MANAGE_ACCOUNTS, why, decide);
    }

    /// For who has a permission on the server as a whole, and with a reason.
    Written asOne(Actor actor, Permission permission, String why, Function<Staff, Answer> decide) {
        Refusal refusal = people.access().refusal(actor, permission, People.LOG, null);
        if (refusal == null) {
            refusal = reason(why);
        }
        return refusal != null ? new Written.Refused(refusal) : write(actor, decide, why);
    }

    /// Null when there is one.
    static @Nullable Refusal reason(String why) {
        return why.isBlank() ? new Refusal(Refusal.Code.REASON_MISSING, "A reason is needed.") : null;
    }

    /// Whoever it is.
    Written write(Actor actor, Function<Staff, Answer> decide, @Nullable String why) {
        log.begin(People.LOG);
        return log.write(new WriteRequest(People.LOG, actor, null, null, view -> switch (decide.apply(
                People.staff(view))) {
            case Answer.Says(var refusal) -> new Decide.Answer.Refuse(refusal);
            case Answer.Does(var events) ->
                Decide.write(events.stream()
                        .map(event -> event.entry(view.now(), why))
                        .toArray(NewEntry[]::new));
        }));
    }

    sealed interface Answer {
        record Does(List<PeopleEvent> events) implements Answer {}

        record Says(Refusal refusal) implements Answer {}
    }

    static Answer does(PeopleEvent event) {
        return new Answer.Does(List.of(event));
    }

    static Answer refuse(Refusal.Code code, String message) {
        return new Answer.Says(new Refusal(code, message));
    }

    static Answer noSuch() {
        return refuse(Refusal.Code.NO_SUCH_PERSON, "There is no such account.");
    }

    /// The id of the next one of a kind.
    static String id(Staff staff, String kind) {
        return kind + ":" + staff.nextNumber();
    }
}
