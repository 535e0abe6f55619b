package org.stegvis.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;
import static org.stegvis.server.BackPainTrial.refused;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Verification;

/// Every permission for every role at the own and at another site, as the page of permissions says; and how roles
/// change.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsIT {
    private static final String TRIAL = "back-pain";
    private final PermissionsPage page = PermissionsPage.committed();
    private final Map<Role, Actor> actors = new EnumMap<>(Role.class);
    private TestServer server;
    private Access people;
    private ManagingPeople managing;

    @BeforeAll
    void begin() {
        server = TestServer.start();
        people = server.get(Access.class);
        managing = server.get(ManagingPeople.class);
        for (Role role : Role.values()) {
            actors.put(role, Somebody.usual(server, role, TRIAL, "utah"));
        }
    }

    @AfterAll
    void close() {
        server.close();
    }

    private Actor actor(Role role) {
        return Objects.requireNonNull(actors.get(role));
    }

    private boolean may(Role role, Permission permission, String trial, @Nullable String site) {
        return people.allows(actor(role), permission, trial, site);
    }

    @Test
    void every_role_may_do_at_its_own_site_what_the_page_says_and_nothing_elsewhere() {
        for (Permission permission : Permission.values()) {
            for (Role role : Role.values()) {
                boolean yes = page.cell(permission, role).equals("yes");
                boolean everywhere = role.scope() == Role.Scope.TRIAL || role.scope() == Role.Scope.SERVER;
                boolean self = role.scope() == Role.Scope.SELF;
                boolean seesTrial = yes && !self && permission == Permission.SEE_TRIAL;
                String cell = role + " " + permission;
                assertThat(may(role, permission, TRIAL, "utah"))
                        .as(cell + " own site")
                        .isEqualTo(yes && !self);
                assertThat(may(role, permission, TRIAL, "intermountain"))
                        .as(cell + " other site")
                        .isEqualTo((yes && everywhere) || seesTrial);
                assertThat(may(role, permission, TRIAL, null))
                        .as(cell + " whole trial")
                        .isEqualTo((yes && everywhere) || seesTrial);
                assertThat(may(role, permission, "another-trial", "utah"))
                        .as(cell + " another trial")
                        .isEqualTo(yes && role.scope() == Role.Scope.SERVER);
            }
        }
    }

    @Test
    void a_participant_may_do_what_the_page_says_about_themself_and_nothing_about_anybody_else() {
        for (Permission permission : Permission.values()) {
            boolean yes = page.cell(permission, Role.PARTICIPANT).equals("yes");
            Actor self = Actor.participant(TRIAL, "P-1", "test");
            assertThat(people.allows(self, permission, TRIAL, "utah", "P-1"))
                    .as(permission.word())
                    .isEqualTo(yes);
            assertThat(people.allows(self, permission, TRIAL, "utah", "P-2"))
                    .as(permission.word())
                    .isFalse();
            assertThat(people.allows(self, permission, "another-trial", "utah", "P-1"))
                    .as(permission.word())
                    .isFalse();
        }
    }

    @Test
    void where_somebody_may_do_something_are_the_sites_at_which_each_single_question_is_answered_with_yes() {
        for (Permission permission : Permission.values()) {
            for (Role role : Role.values()) {
                var reach = people.reach(actor(role), permission, TRIAL);
                for (String site : Set.of("utah", "intermountain")) {
                    assertThat(reach.everywhere() || reach.sites().contains(site))
                            .as(role + " " + permission + " " + site)
                            .isEqualTo(may(role, permission, TRIAL, site));
                }
            }
        }
    }

    @Test
    void a_statistician_sees_allocations_after_they_are_unlocked_and_not_before() {
        Actor statistician = Somebody.who(server, Role.STATISTICIAN, "unlocking", null);
        Actor manager = Somebody.who(server, Role.TRIAL_MANAGER, "unlocking", null);
        assertThat(people.allows(statistician, Permission.EXPORT_UNBLIND, "unlocking", null))
                .isFalse();
        assertThat(refused(managing.unlockAllocations(statistician, "unlocking", "curious")))
                .isEqualTo(Refusal.Code.NOT_PERMITTED);

        assertThat(refused(managing.unlockAllocations(manager, "unlocking", "the data are locked")))
                .isEqualTo(Refusal.Code.SIGNATURE_MISSING);

        done(managing.unlockAllocations(manager.signing("M", "approved"), "unlocking", "the data are locked"));

        for (Permission permission : Permission.values()) {
            assertThat(people.allows(statistician, permission, "unlocking", null))
                    .as(permission.word())
                    .isEqualTo(!page.cell(permission, Role.STATISTICIAN).equals("no"));
        }
        assertThat(people.allows(statistician, Permission.EXPORT_UNBLIND, TRIAL, null))
                .isFalse();
    }

    @Test
    void nobody_changes_their_own_roles() {
        for (Role role : new Role[] {Role.ADMINISTRATOR, Role.TRIAL_MANAGER}) {
            Actor actor = actor(role);
            assertThat(refused(managing.grant(actor, actor.id(), new Grant(Role.AUDITOR, TRIAL, null), "curious")))
                    .isEqualTo(Refusal.Code.NOT_PERMITTED);
        }
    }

    @Test
    void a_trial_manager_grants_roles_in_the_own_trial_alone_and_makes_no_administrator() {
        Actor manager = actor(Role.TRIAL_MANAGER);
        Actor person = Somebody.withoutRole(server);
        done(managing.grant(manager, person.id(), new Grant(Role.MONITOR, TRIAL, null), "joins"));
        assertThat(refused(managing.grant(manager, person.id(), new Grant(Role.MONITOR, "another", null), "joins")))
                .isEqualTo(Refusal.Code.NOT_PERMITTED);
        assertThat(refused(managing.grant(manager, person.id(), new Grant(Role.ADMINISTRATOR, null, null), "joins")))
                .isEqualTo(Refusal.Code.NOT_PERMITTED);
        for (Role role : Role.values()) {
            if (role != Role.TRIAL_MANAGER && role != Role.ADMINISTRATOR) {
                assertThat(refused(managing.grant(
                                actor(role), person.id(), new Grant(Role.AUDITOR, TRIAL, null), "joins")))
                        .as(role.word())
                        .isEqualTo(Refusal.Code.NOT_PERMITTED);
            }
        }
    }

    @Test
    void a_role_is_held_at_a_site_that_the_trial_has() {
        Actor person = Somebody.withoutRole(server);
        var misspelt = new Grant(Role.ASSESSOR, "other-pain", "uta");
        done(managing.grant(OPERATOR, person.id(), misspelt, "before the protocol says which sites there are"));
        done(managing.withdraw(OPERATOR, person.id(), misspelt, "misspelt"));
        BackPainTrial.open(server, "other-pain");
        assertThat(managing.grant(OPERATOR, person.id(), misspelt, "joins").toString())
                .contains("SITE_UNKNOWN", "has no site 'uta'; it has", "utah");
        done(managing.grant(OPERATOR, person.id(), new Grant(Role.ASSESSOR, "other-pain", "utah"), "joins"));
    }

    @Test
    void whoever_must_be_blind_cannot_hold_a_role_that_sees_allocations_in_the_same_trial() {
        Actor person = Somebody.who(server, Role.ASSESSOR, TRIAL, "utah");
        for (Role role : new Role[] {Role.SITE_COORDINATOR, Role.THERAPIST}) {
            assertThat(refused(managing.grant(OPERATOR, person.id(), new Grant(role, TRIAL, "utah"), "helps out")))
                    .isEqualTo(Refusal.Code.ROLES_EXCLUDE);
        }
        done(managing.grant(OPERATOR, person.id(), new Grant(Role.THERAPIST, "another", "utah"), "works there too"));
        Actor coordinator = actor(Role.SITE_COORDINATOR);
        assertThat(refused(managing.grant(
                        OPERATOR, coordinator.id(), new Grant(Role.STATISTICIAN, TRIAL, null), "helps out")))
                .isEqualTo(Refusal.Code.ROLES_EXCLUDE);
    }

    @Test
    void whoever_could_read_allocations_in_a_trial_is_not_made_blind_in_it_any_more() {
        var trial = BackPainTrial.open(server, "seen-pain");
        var sees = new Grant(Role.SITE_COORDINATOR, trial.id(), "utah");
        var blind = new Grant(Role.ASSESSOR, trial.id(), "utah");
        Actor early = Somebody.withoutRole(server);
        done(managing.grant(OPERATOR, early.id(), sees, "joins"));
        done(managing.withdraw(OPERATOR, early.id(), sees, "before there was anything to see"));
        Actor late = Somebody.withoutRole(server);
        done(managing.grant(OPERATOR, late.id(), sees, "joins"));
        done(trial.randomise(trial.ready("utah"), "first", null));
        done(managing.withdraw(OPERATOR, late.id(), sees, "other tasks"));

        done(managing.grant(OPERATOR, early.id(), blind, "other tasks"));
        assertThat(managing.grant(OPERATOR, late.id(), blind, "other tasks").toString())
                .contains("ROLES_EXCLUDE", "was 'site-coordinator' of this trial until ");
        assertThat(refused(managing.grant(
                        OPERATOR, late.id(), new Grant(Role.STATISTICIAN, trial.id(), null), "other tasks")))
                .isEqualTo(Refusal.Code.ROLES_EXCLUDE);
        done(managing.grant(OPERATOR, late.id(), new Grant(Role.ASSESSOR, "another", "utah"), "works there too"));
        done(managing.grant(OPERATOR, late.id(), sees, "came back"));
    }

    @Test
    void allocations_are_not_unlocked_for_a_statistician_who_is_assessor_too_nor_is_one_made_assessor_then() {
        Actor manager = Somebody.who(server, Role.TRIAL_MANAGER, "both", null);
        Actor person = Somebody.who(server, Role.STATISTICIAN, "both", null);
        var assessor = new Grant(Role.ASSESSOR, "both", "utah");
        done(managing.grant(OPERATOR, person.id(), assessor, "helps out"));
        assertThat(refused(managing.unlockAllocations(manager.signing("M", "approved"), "both", "locked")))
                .isEqualTo(Refusal.Code.ROLES_EXCLUDE);
        done(managing.withdraw(OPERATOR, person.id(), assessor, "done"));
        done(managing.unlockAllocations(manager.signing("M", "approved"), "both", "locked"));
        assertThat(refused(managing.grant(OPERATOR, person.id(), assessor, "helps out")))
                .isEqualTo(Refusal.Code.ROLES_EXCLUDE);
    }

    @Test
    void a_role_that_was_withdrawn_and_an_account_that_was_closed_give_nothing_at_once_on_every_server() {
        try (TestServer second = server.second()) {
            Actor person = Somebody.who(server, Role.THERAPIST, TRIAL, "utah");
            var elsewhere = second.get(Access.class);
            assertThat(elsewhere.allows(person, Permission.RECORD_TREATMENT, TRIAL, "utah"))
                    .isTrue();
            done(managing.withdraw(OPERATOR, person.id(), new Grant(Role.THERAPIST, TRIAL, "utah"), "left"));
            assertThat(elsewhere.allows(person, Permission.RECORD_TREATMENT, TRIAL, "utah"))
                    .isFalse();

            done(managing.grant(OPERATOR, person.id(), new Grant(Role.THERAPIST, TRIAL, "utah"), "came back"));
            done(managing.close(OPERATOR, person.id(), "left for good"));
            assertThat(elsewhere.allows(person, Permission.RECORD_TREATMENT, TRIAL, "utah"))
                    .isFalse();
        }
    }

    @Test
    void roles_are_held_where_they_can_be_held_and_for_a_reason() {
        Actor person = Somebody.withoutRole(server);
        for (Grant grant : new Grant[] {
            new Grant(Role.ADMINISTRATOR, TRIAL, null),
            new Grant(Role.TRIAL_MANAGER, TRIAL, "utah"),
            new Grant(Role.TRIAL_MANAGER, People.LOG, null),
            new Grant(Role.PARTICIPANT, TRIAL, null),
            new Grant(Role.THERAPIST, null, null)
        }) {
            assertThat(refused(managing.grant(OPERATOR, person.id(), grant, "joins")))
                    .as(grant.toString())
                    .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        }
        assertThat(refused(managing.grant(OPERATOR, person.id(), new Grant(Role.MONITOR, TRIAL, null), " ")))
                .isEqualTo(Refusal.Code.REASON_MISSING);
    }

    @Test
    void a_machine_may_do_what_its_key_lists_at_its_site_and_a_key_cannot_list_what_only_a_person_does() {
        var made = done(server.get(ManagingMachines.class)
                .make(
                        OPERATOR,
                        new PeopleEvent.MachineMade("", "import", TRIAL, "utah", Set.of(Permission.ENTER_MEASURES)),
                        "nightly import"));
        var machine = new Actor(made.getFirst().what().path("machine").stringValue(), "test");
        for (Permission permission : Permission.values()) {
            assertThat(people.allows(machine, permission, TRIAL, "utah"))
                    .as(permission.word())
                    .isEqualTo(permission == Permission.ENTER_MEASURES);
            assertThat(people.allows(machine, permission, TRIAL, "intermountain"))
                    .isFalse();
            if (!Matrix.forMachines(permission)) {
                assertThat(refused(server.get(ManagingMachines.class)
                                .make(
                                        OPERATOR,
                                        new PeopleEvent.MachineMade("", "x", TRIAL, null, Set.of(permission)),
                                        "too much")))
                        .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
            }
        }
        done(server.get(ManagingMachines.class).close(OPERATOR, machine.id(), "not needed any more"));
        assertThat(people.allows(machine, Permission.ENTER_MEASURES, TRIAL, "utah"))
                .isFalse();
    }

    @Test
    void every_change_is_in_an_append_only_log_that_verifies() {
        var log = server.get(EventLog.class);
        assertThat(Verification.of(log, People.LOG).holds()).isTrue();
        assertThat(log.from(People.LOG, 1, 3)).allSatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo("operator");
            assertThat(entry.why()).isEqualTo("test");
        });
    }
}
