package org.stegvis.server.people;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.NewEntry;
import org.stegvis.server.eventlog.WriteRequest;
import org.stegvis.server.eventlog.Written;

/// Makes and closes accounts, and grants and withdraws roles. Nobody changes their own roles; every change has a
/// reason.
@Component
public class ManagingPeople {
    private static final int LONGEST = 200;

    private final LogWriter log;
    private final People people;

    public ManagingPeople(LogWriter log, People people) {
        this.log = log;
        this.people = people;
    }

    /// The first account, which administers the server; refused once there has been an account.
    public Written begin(Actor actor, String name, String email) {
        return write(
                actor,
                staff -> {
                    if (!staff.isEmpty()) {
                        return refuse(Refusal.Code.PERSON_EXISTS, "The server has been set up already.");
                    }
                    var answer = account(staff, name, email);
                    return answer instanceof Answer.Does(var events)
                            ? new Answer.Does(List.of(
                                    events.getFirst(),
                                    new PeopleEvent.RoleGranted(id(staff, "user"), Role.ADMINISTRATOR, null, null)))
                            : answer;
                },
                "the server was set up");
    }

    /// A new account, without any role yet; `person` of the first entry is its id.
    public Written make(Actor actor, String name, String email, String why) {
        return asAdministrator(actor, why, staff -> account(staff, name, email));
    }

    public Written close(Actor actor, String person, String why) {
        return asAdministrator(
                actor,
                why,
                staff -> staff.find(person).filter(Person::active).isEmpty()
                        ? noSuch()
                        : person.equals(actor.id())
                                ? refuse(Refusal.Code.NOT_PERMITTED, "You cannot close your own account.")
                                : does(new PeopleEvent.AccountClosed(person)));
    }

    public Written reopen(Actor actor, String person, String why) {
        return asAdministrator(
                actor,
                why,
                staff -> staff.find(person).filter(each -> !each.active()).isEmpty()
                        ? noSuch()
                        : does(new PeopleEvent.AccountReopened(person)));
    }

    public Written grant(Actor actor, String person, Grant grant, String why) {
        Refusal refusal = refusal(actor, person, grant, why);
        return refusal != null
                ? new Written.Refused(refusal)
                : write(actor, staff -> granted(staff, person, grant), why);
    }

    public Written withdraw(Actor actor, String person, Grant grant, String why) {
        Refusal refusal = refusal(actor, person, grant, why);
        return refusal != null
                ? new Written.Refused(refusal)
                : write(
                        actor,
                        staff -> staff.find(person)
                                        .filter(each -> each.grants().contains(grant))
                                        .isEmpty()
                                ? refuse(Refusal.Code.NOTHING_TO_DO, "The person does not hold this role there.")
                                : does(new PeopleEvent.RoleWithdrawn(
                                        person, grant.role(), grant.trial(), grant.site())),
                        why);
    }

    /// Lets the statisticians of a trial see its allocations.
    public Written unlockAllocations(Actor actor, String trial, String why) {
        Refusal refusal = people.access().refusal(actor, Permission.UNLOCK_ALLOCATIONS, trial, null);
        if (refusal == null) {
            refusal = reason(why);
        }
        return refusal != null
                ? new Written.Refused(refusal)
                : write(
                        actor,
                        staff -> staff.isUnlocked(trial)
                                ? refuse(Refusal.Code.NOTHING_TO_DO, "The allocations are unlocked already.")
                                : does(new PeopleEvent.AllocationsUnlocked(trial)),
                        why);
    }

    /// A machine with narrow rights; `machine` of the entry is its id.
    public Written makeMachine(Actor actor, PeopleEvent.MachineMade wanted, String why) {
        return asOne(actor, Permission.MANAGE_MACHINES, why, staff -> {
            var tooMuch = wanted.permissions().stream()
                    .filter(each -> !Matrix.forMachines(each))
                    .findFirst();
            return tooMuch.isPresent()
                    ? refuse(
                            Refusal.Code.VALUE_NOT_ALLOWED,
                            "A machine cannot be given '" + tooMuch.get().word() + "'.")
                    : does(new PeopleEvent.MachineMade(
                            id(staff, "machine"), wanted.name(), wanted.trial(), wanted.site(), wanted.permissions()));
        });
    }

    public Written closeMachine(Actor actor, String machine, String why) {
        return asOne(
                actor,
                Permission.MANAGE_MACHINES,
                why,
                staff -> staff.machine(machine).filter(Machine::active).isEmpty()
                        ? noSuch()
                        : does(new PeopleEvent.MachineClosed(machine)));
    }

    private @Nullable Refusal refusal(Actor actor, String person, Grant grant, String why) {
        Refusal refusal = people.access()
                .refusal(
                        actor,
                        grant.role() == Role.ADMINISTRATOR ? Permission.MANAGE_ACCOUNTS : Permission.GRANT_ROLES,
                        grant.trial() == null ? People.LOG : grant.trial(),
                        null);
        if (refusal != null) {
            return refusal;
        }
        return person.equals(actor.id())
                ? new Refusal(Refusal.Code.NOT_PERMITTED, "Nobody changes their own roles; ask somebody else.")
                : reason(why);
    }

    private static Answer granted(Staff staff, String person, Grant grant) {
        var found = staff.find(person).filter(Person::active);
        if (found.isEmpty()) {
            return noSuch();
        }
        if (!grant.fits()) {
            return refuse(
                    Refusal.Code.VALUE_NOT_ALLOWED,
                    "The role '" + grant.role().word() + "' is held "
                            + grant.role().scope().name().toLowerCase(Locale.ROOT) + "-wide.");
        }
        if (found.get().grants().contains(grant)) {
            return refuse(Refusal.Code.NOTHING_TO_DO, "The person holds this role there already.");
        }
        var other = found.get().grants().stream()
                .filter(each -> java.util.Objects.equals(each.trial(), grant.trial())
                        && Matrix.exclude(each.role(), grant.role()))
                .findFirst();
        return other.isPresent()
                ? refuse(
                        Refusal.Code.ROLES_EXCLUDE,
                        "One person cannot be '" + grant.role().word() + "' and '"
                                + other.get().role().word()
                                + "' in one trial: one must not learn allocations and the other sees them.")
                : does(new PeopleEvent.RoleGranted(person, grant.role(), grant.trial(), grant.site()));
    }

    private static Answer account(Staff staff, String name, String email) {
        if (name.isBlank() || name.length() > LONGEST) {
            return refuse(Refusal.Code.VALUE_NOT_ALLOWED, "A name has 1 to " + LONGEST + " characters.");
        }
        if (email.length() > LONGEST || !email.strip().matches("[^@\\s]+@[^@\\s]+")) {
            return refuse(Refusal.Code.VALUE_NOT_ALLOWED, "An e-mail address looks like name@example.org.");
        }
        return staff.byEmail(email).isPresent()
                ? refuse(Refusal.Code.PERSON_EXISTS, "There is an account with this e-mail address already.")
                : does(new PeopleEvent.AccountMade(id(staff, "user"), name.strip(), email.strip()));
    }

    private static String id(Staff staff, String kind) {
        return kind + ":" + staff.nextNumber();
    }

    private Written asAdministrator(Actor actor, String why, Function<Staff, Answer> decide) {
        return asOne(actor, Permission.MANAGE_ACCOUNTS, why, decide);
    }

    private Written asOne(Actor actor, Permission permission, String why, Function<Staff, Answer> decide) {
        Refusal refusal = people.access().refusal(actor, permission, People.LOG, null);
        if (refusal == null) {
            refusal = reason(why);
        }
        return refusal != null ? new Written.Refused(refusal) : write(actor, decide, why);
    }

    private static @Nullable Refusal reason(String why) {
        return why.isBlank() ? new Refusal(Refusal.Code.REASON_MISSING, "A reason is needed.") : null;
    }

    private Written write(Actor actor, Function<Staff, Answer> decide, @Nullable String why) {
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

    private sealed interface Answer {
        record Does(List<PeopleEvent> events) implements Answer {}

        record Says(Refusal refusal) implements Answer {}
    }

    private static Answer does(PeopleEvent event) {
        return new Answer.Does(List.of(event));
    }

    private static Answer refuse(Refusal.Code code, String message) {
        return new Answer.Says(new Refusal(code, message));
    }

    private static Answer noSuch() {
        return refuse(Refusal.Code.NO_SUCH_PERSON, "There is no such account.");
    }
}
