package org.stegvis.server.people;

import static org.stegvis.server.people.PeopleWriter.does;
import static org.stegvis.server.people.PeopleWriter.id;
import static org.stegvis.server.people.PeopleWriter.noSuch;
import static org.stegvis.server.people.PeopleWriter.reason;
import static org.stegvis.server.people.PeopleWriter.refuse;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.FirstAllocation;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.TrialSites;
import org.stegvis.server.eventlog.LogWriter;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.people.PeopleWriter.Answer;

/// Makes and closes accounts, and grants and withdraws roles. Nobody changes their own roles; every change has a
/// reason.
@Component
public class ManagingPeople {
    private static final int LONGEST = 200;

    private final People people;
    private final TrialSites sites;
    private final FirstAllocation firstAllocation;
    private final PeopleWriter writer;

    public ManagingPeople(LogWriter log, People people, TrialSites sites, FirstAllocation firstAllocation) {
        this.firstAllocation = firstAllocation;
        this.people = people;
        this.sites = sites;
        this.writer = new PeopleWriter(log, people);
    }

    /// The first account, which administers the server; refused once there has been an account.
    public Written begin(Actor actor, String name, String email) {
        return writer.write(
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
        return writer.asAdministrator(actor, why, staff -> account(staff, name, email));
    }

    public Written close(Actor actor, String person, String why) {
        return writer.asAdministrator(
                actor,
                why,
                staff -> staff.find(person).filter(Person::active).isEmpty()
                        ? noSuch()
                        : person.equals(actor.id())
                                ? refuse(Refusal.Code.NOT_PERMITTED, "You cannot close your own account.")
                                : does(new PeopleEvent.AccountClosed(person)));
    }

    public Written reopen(Actor actor, String person, String why) {
        return writer.asAdministrator(
                actor,
                why,
                staff -> staff.find(person).filter(each -> !each.active()).isEmpty()
                        ? noSuch()
                        : does(new PeopleEvent.AccountReopened(person)));
    }

    public Written grant(Actor actor, String person, Grant grant, String why) {
        Refusal refusal = refusal(actor, person, grant, why);
        if (refusal == null) {
            refusal = siteUnknown(grant);
        }
        return refusal != null
                ? new Written.Refused(refusal)
                : writer.write(actor, staff -> granted(staff, person, grant), why);
    }

    public Written withdraw(Actor actor, String person, Grant grant, String why) {
        Refusal refusal = refusal(actor, person, grant, why);
        return refusal != null
                ? new Written.Refused(refusal)
                : writer.write(
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
                : writer.write(actor, staff -> unlocked(staff, trial), why);
    }

    private static Answer unlocked(Staff staff, String trial) {
        if (staff.isUnlocked(trial)) {
            return refuse(Refusal.Code.NOTHING_TO_DO, "The allocations are unlocked already.");
        }
        List<Person> both = staff.holding(trial, Role.STATISTICIAN, Role.ASSESSOR);
        return both.isEmpty()
                ? does(new PeopleEvent.AllocationsUnlocked(trial))
                : refuse(
                        Refusal.Code.ROLES_EXCLUDE,
                        both.getFirst().name() + " is statistician and assessor of this trial, and an assessor must not"
                                + " see allocations. Withdraw one of the two roles first.");
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

    /// A site that the trial has not; a trial that has no protocol yet may be going to have it.
    private @Nullable Refusal siteUnknown(Grant grant) {
        String trial = grant.trial();
        String site = grant.site();
        if (trial == null || site == null) {
            return null;
        }
        return sites.sites(trial)
                .filter(all -> !all.contains(site))
                .map(all -> new Refusal(
                        Refusal.Code.SITE_UNKNOWN,
                        all.isEmpty()
                                ? "The trial has no sites."
                                : "The trial has no site '" + site + "'; it has " + String.join(", ", all) + "."))
                .orElse(null);
    }

    private Answer granted(Staff staff, String person, Grant grant) {
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
        boolean unlocked = grant.trial() != null && staff.isUnlocked(grant.trial());
        var other = found.get().grants().stream()
                .filter(each -> Objects.equals(each.trial(), grant.trial())
                        && Matrix.exclude(each.role(), grant.role(), unlocked))
                .findFirst();
        if (other.isPresent()) {
            return refuse(
                    Refusal.Code.ROLES_EXCLUDE,
                    "One person cannot be '" + grant.role().word() + "' and '"
                            + other.get().role().word()
                            + "' in one trial: one must not learn allocations and the other sees them.");
        }
        String knows = knows(staff, person, grant);
        return knows != null
                ? refuse(Refusal.Code.ROLES_EXCLUDE, knows)
                : does(new PeopleEvent.RoleGranted(person, grant.role(), grant.trial(), grant.site()));
    }

    /// What somebody was told stays known when the role is withdrawn. Null when the person can be blind, or need not be
    /// any more: what the statisticians of the trial see is no secret to them.
    private @Nullable String knows(Staff staff, String person, Grant grant) {
        String trial = grant.trial();
        if (trial == null
                || !Matrix.mustBeBlind(grant.role())
                || (grant.role() == Role.STATISTICIAN && staff.isUnlocked(trial))) {
            return null;
        }
        return staff.told(person, trial)
                .filter(told -> firstAllocation
                        .of(trial)
                        .filter(first -> !first.isAfter(told.until()))
                        .isPresent())
                .map(told -> "The person was '" + told.role().word() + "' of this trial until " + told.until()
                        + ", when there were allocations to be seen. Make somebody else '"
                        + grant.role().word() + "', who has seen none.")
                .orElse(null);
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
}
