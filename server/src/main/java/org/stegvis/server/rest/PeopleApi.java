package org.stegvis.server.rest;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.Machine;
import org.stegvis.server.people.ManagingMachines;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import org.stegvis.server.people.Role;
import org.stegvis.server.signature.Signature;
import org.stegvis.server.signature.Signing;
import org.stegvis.server.signin.Inviting;
import org.stegvis.server.signin.MachineKeys;
import org.stegvis.server.signin.Proof;
import org.stegvis.server.signin.SecurityLog;

/// Accounts, roles, keys for machines, and links for participants. A link or a key is in the answer once and nowhere
/// else.
@RestController
@RequestMapping("/api")
class PeopleApi {
    private static final int MOST = 1000;

    private final People people;
    private final ManagingPeople managing;
    private final ManagingMachines managingMachines;
    private final Inviting inviting;
    private final MachineKeys machines;
    private final SecurityLog security;
    private final Signing signing;

    PeopleApi(
            People people,
            ManagingPeople managing,
            ManagingMachines managingMachines,
            Inviting inviting,
            MachineKeys machines,
            SecurityLog security,
            Signing signing) {
        this.people = people;
        this.managing = managing;
        this.managingMachines = managingMachines;
        this.inviting = inviting;
        this.machines = machines;
        this.security = security;
        this.signing = signing;
    }

    record Invited(String name, String email, String why) {}

    record Because(String why) {}

    record Change(String to, String why) {}

    record RoleChange(
            String to,
            String role,
            @Nullable String trial,
            @Nullable String site,
            String why) {}

    record MachineWanted(
            String name, String trial, @Nullable String site, Set<String> permissions, String why) {}

    record Unlocking(
            String why,
            @Nullable String password,
            @Nullable String code,
            @Nullable String passkey) {
        /// So that it stands in no log by mistake.
        @Override
        public String toString() {
            return "Unlocking[" + why + "]";
        }
    }

    record Link(String about, String path) {}

    record Key(String machine, String key) {}

    record Account(String id, String name, String email, boolean active, List<Held> roles) {}

    record Held(
            String role, @Nullable String trial, @Nullable String site) {}

    @Requires(value = Permission.SEE_PEOPLE, where = Requires.Where.SERVER)
    @GetMapping("/people")
    List<Account> all() {
        return people.staff().all().stream()
                .map(person -> account(person, null))
                .toList();
    }

    /// Who works in a trial.
    @Requires(Permission.SEE_PEOPLE)
    @GetMapping("/trials/{trial}/people")
    List<Account> of(@PathVariable String trial) {
        return people.staff().all().stream()
                .map(person -> account(person, trial))
                .filter(account -> !account.roles().isEmpty())
                .toList();
    }

    @Requires(value = Permission.MANAGE_ACCOUNTS, where = Requires.Where.SERVER)
    @PostMapping("/people")
    ResponseEntity<Object> invite(Actor actor, @RequestBody Invited body) {
        return link(inviting.invite(actor, body.name(), body.email(), body.why()));
    }

    @Requires(value = Permission.MANAGE_ACCOUNTS, where = Requires.Where.SERVER)
    @PostMapping("/people/{person}/invitations")
    ResponseEntity<Object> again(Actor actor, @PathVariable String person) {
        return link(inviting.again(actor, person));
    }

    @Requires(value = Permission.MANAGE_ACCOUNTS, where = Requires.Where.SERVER)
    @PostMapping("/people/{person}/status")
    ResponseEntity<Object> status(Actor actor, @PathVariable String person, @RequestBody Change body) {
        return Answers.of(
                switch (body.to()) {
                    case "closed" -> managing.close(actor, person, body.why());
                    case "open" -> managing.reopen(actor, person, body.why());
                    default ->
                        throw new IllegalArgumentException("'to' must be closed or open; it is '" + body.to() + "'.");
                });
    }

    /// A role in a trial is given by who may give roles there; that of an administrator by an administrator.
    @Requires(value = Permission.GRANT_ROLES, where = Requires.Where.TOLD)
    @PostMapping("/people/{person}/roles")
    ResponseEntity<Object> role(Actor actor, @PathVariable String person, @RequestBody RoleChange body) {
        var grant = new Grant(Role.of(body.role()), body.trial(), body.site());
        return Answers.of(
                switch (body.to()) {
                    case "granted" -> managing.grant(actor, person, grant, body.why());
                    case "withdrawn" -> managing.withdraw(actor, person, grant, body.why());
                    default ->
                        throw new IllegalArgumentException(
                                "'to' must be granted or withdrawn; it is '" + body.to() + "'.");
                });
    }

    @Requires(Permission.UNLOCK_ALLOCATIONS)
    @PostMapping("/trials/{trial}/unlocking")
    ResponseEntity<Object> unlock(Actor actor, @PathVariable String trial, @RequestBody Unlocking body) {
        return Answers.of(signing.act(
                actor,
                Signature.Meaning.APPROVED,
                Proof.of(body.password(), body.code(), body.passkey()),
                who -> managing.unlockAllocations(who, trial, body.why())));
    }

    @Requires(Permission.INVITE_PARTICIPANT)
    @PostMapping("/trials/{trial}/participants/{participant}/invitations")
    ResponseEntity<Object> participant(Actor actor, @PathVariable String trial, @PathVariable String participant) {
        return link(inviting.participant(actor, trial, participant));
    }

    @Requires(value = Permission.MANAGE_MACHINES, where = Requires.Where.SERVER)
    @GetMapping("/machines")
    List<Machine> machines() {
        return people.staff().machines();
    }

    @Requires(value = Permission.MANAGE_MACHINES, where = Requires.Where.SERVER)
    @PostMapping("/machines")
    ResponseEntity<Object> machine(Actor actor, @RequestBody MachineWanted body) {
        var permissions = body.permissions().stream().map(Permission::of).collect(Collectors.toUnmodifiableSet());
        return switch (machines.make(actor, body.name(), body.trial(), body.site(), permissions, body.why())) {
            case MachineKeys.Made.Refused(var refusal) -> Problems.of(refusal);
            case MachineKeys.Made.Key(var machine, var key) ->
                ResponseEntity.status(HttpStatus.CREATED).body(new Key(machine, key));
        };
    }

    @Requires(value = Permission.MANAGE_MACHINES, where = Requires.Where.SERVER)
    @PostMapping("/machines/{machine}/closing")
    ResponseEntity<Object> closeMachine(Actor actor, @PathVariable String machine, @RequestBody Because body) {
        return Answers.of(managingMachines.close(actor, machine, body.why()));
    }

    /// The newest attempts to sign in and other events of security first.
    @Requires(value = Permission.SEE_SIGN_INS, where = Requires.Where.SERVER)
    @GetMapping("/sign-ins")
    List<SecurityLog.Noted> signIns(@RequestParam(defaultValue = "100") int limit) {
        return security.newest(Math.clamp(limit, 1, MOST));
    }

    private static ResponseEntity<Object> link(Inviting.Invitation invitation) {
        return switch (invitation) {
            case Inviting.Invitation.Refused(var refusal) -> Problems.of(refusal);
            case Inviting.Invitation.Path(var about, var path) ->
                ResponseEntity.status(HttpStatus.CREATED).body(new Link(about, path));
        };
    }

    private static Account account(Person person, @Nullable String trial) {
        return new Account(
                person.id(),
                person.name(),
                person.email(),
                person.active(),
                person.grants().stream()
                        .filter(grant -> trial == null || trial.equals(grant.trial()))
                        .map(grant -> new Held(grant.role().word(), grant.trial(), grant.site()))
                        .sorted(Comparator.comparing(held -> held.toString().toLowerCase(Locale.ROOT)))
                        .toList());
    }
}
