package org.stegvis.server.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Permission;
import org.stegvis.server.eventlog.Entry;

/// Everybody who has or had an account, as the log of people tells.
public final class Staff {
    private final Map<String, Person> people;
    private final Map<String, Machine> machines;
    private final Set<String> unlocked;
    private final Set<String> treated;
    private final List<Told> told;

    private Staff(
            Map<String, Person> people,
            Map<String, Machine> machines,
            Set<String> unlocked,
            Set<String> treated,
            List<Told> told) {
        this.told = List.copyOf(told);
        this.people = Map.copyOf(people);
        this.machines = Map.copyOf(machines);
        this.unlocked = Set.copyOf(unlocked);
        this.treated = Set.copyOf(treated);
    }

    static Staff of(List<Entry> entries) {
        var people = new LinkedHashMap<String, Person>();
        var machines = new LinkedHashMap<String, Machine>();
        var unlocked = new HashSet<String>();
        var treated = new HashSet<String>();
        var told = new ArrayList<Told>();
        for (Entry entry : entries) {
            switch (PeopleEvent.of(entry).orElse(null)) {
                case PeopleEvent.AccountMade(var id, var name, var email) ->
                    people.put(id, new Person(id, name, email, true, Set.of()));
                case PeopleEvent.AccountRenamed(var id, var name, var email) ->
                    people.computeIfPresent(id, (same, old) -> new Person(id, name, email, old.active(), old.grants()));
                case PeopleEvent.AccountClosed(var id) ->
                    people.computeIfPresent(id, (same, old) -> active(old, false));
                case PeopleEvent.AccountReopened(var id) ->
                    people.computeIfPresent(id, (same, old) -> active(old, true));
                case PeopleEvent.RoleGranted(var id, var role, var trial, var site) -> {
                    var grant = new Grant(role, trial, site);
                    if (role == Role.THERAPIST) {
                        treated.add(id + " " + trial);
                    }
                    people.computeIfPresent(id, (same, old) -> with(old, grant));
                }
                case PeopleEvent.RoleWithdrawn(var id, var role, var trial, var site) -> {
                    var grant = new Grant(role, trial, site);
                    if (trial != null && Matrix.tells(role, unlocked.contains(trial))) {
                        told.add(new Told(id, role, trial, entry.recorded()));
                    }
                    people.computeIfPresent(id, (same, old) -> without(old, grant));
                }
                case PeopleEvent.AllocationsUnlocked(var trial) -> unlocked.add(trial);
                case PeopleEvent.SignInChanged changed -> {}
                case PeopleEvent.SignedInElsewhere elsewhere -> {}
                case PeopleEvent.RecoveryCodeUsed used -> {}
                case PeopleEvent.LockedOut locked -> {}
                case PeopleEvent.MachineMade(var id, var name, var trial, var site, var permissions) ->
                    machines.put(id, new Machine(id, name, trial, site, permissions, true));
                case PeopleEvent.MachineClosed(var id) ->
                    machines.computeIfPresent(
                            id,
                            (same, old) ->
                                    new Machine(id, old.name(), old.trial(), old.site(), old.permissions(), false));
                case null -> {}
            }
        }
        return new Staff(people, machines, unlocked, treated, told);
    }

    private static Person active(Person old, boolean active) {
        return new Person(old.id(), old.name(), old.email(), active, old.grants());
    }

    private static Person with(Person old, Grant grant) {
        var grants = new HashSet<>(old.grants());
        grants.add(grant);
        return new Person(old.id(), old.name(), old.email(), old.active(), grants);
    }

    private static Person without(Person old, Grant grant) {
        var grants = new HashSet<>(old.grants());
        grants.remove(grant);
        return new Person(old.id(), old.name(), old.email(), old.active(), grants);
    }

    public Optional<Person> find(String id) {
        return Optional.ofNullable(people.get(id));
    }

    public Optional<Person> byEmail(String email) {
        return people.values().stream()
                .filter(person -> person.email().equalsIgnoreCase(email.strip()))
                .findFirst();
    }

    public Optional<Machine> machine(String id) {
        return Optional.ofNullable(machines.get(id));
    }

    /// Everybody, by name.
    public List<Person> all() {
        return people.values().stream()
                .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
                .toList();
    }

    public List<Machine> machines() {
        return machines.values().stream()
                .sorted(Comparator.comparing(Machine::id))
                .toList();
    }

    /// Whether the statisticians of a trial may see its allocations.
    public boolean isUnlocked(String trial) {
        return unlocked.contains(trial);
    }

    /// The last role by which somebody was told the allocations of a trial until it was withdrawn.
    Optional<Told> told(String person, String trial) {
        return told.reversed().stream()
                .filter(each -> each.person().equals(person) && each.trial().equals(trial))
                .findFirst();
    }

    /// A role that tells allocations and was withdrawn.
    record Told(String person, Role role, String trial, Instant until) {}

    /// Those who hold two roles in a trial, by name.
    List<Person> holding(String trial, Role one, Role other) {
        return all().stream()
                .filter(person -> Stream.of(one, other)
                        .allMatch(role -> person.grants().stream()
                                .anyMatch(grant -> grant.role() == role && trial.equals(grant.trial()))))
                .toList();
    }

    /// Whether somebody is or was a therapist of a trial.
    boolean hasTreated(String actor, String trial) {
        return treated.contains(actor + " " + trial);
    }

    /// Whether somebody may do something there by a role that is not bound to own participants.
    boolean allowsAboutAny(String actor, Permission permission, String trial, @Nullable String site) {
        Person person = people.get(actor);
        return person == null
                ? allows(actor, permission, trial, site)
                : person.active()
                        && person.grants().stream()
                                .filter(grant -> grant.role() != Role.THERAPIST)
                                .anyMatch(grant -> grant.gives(permission, trial, site, isUnlocked(trial)));
    }

    boolean allows(String actor, Permission permission, String trial, @Nullable String site) {
        Person person = people.get(actor);
        if (person != null) {
            return person.active()
                    && person.grants().stream()
                            .anyMatch(grant -> grant.gives(permission, trial, site, isUnlocked(trial)));
        }
        Machine machine = machines.get(actor);
        return machine != null && machine.may(permission, trial, site);
    }

    Access.Reach reach(String actor, Permission permission, String trial) {
        if (allows(actor, permission, trial, null)) {
            return new Access.Reach(true, Set.of());
        }
        var sites = new TreeSet<String>();
        Person person = people.get(actor);
        if (person != null && person.active()) {
            person.grants().stream()
                    .filter(grant -> grant.gives(permission, trial, grant.site(), isUnlocked(trial)))
                    .flatMap(grant -> Stream.ofNullable(grant.site()))
                    .forEach(sites::add);
        }
        Machine machine = machines.get(actor);
        if (machine != null && machine.site() != null && machine.may(permission, trial, machine.site())) {
            sites.add(machine.site());
        }
        return new Access.Reach(false, sites);
    }

    /// The number that the next account or machine gets; none is given twice.
    int nextNumber() {
        return people.size() + machines.size() + 1;
    }

    /// Whether there has been anybody yet.
    public boolean isEmpty() {
        return people.isEmpty();
    }
}
