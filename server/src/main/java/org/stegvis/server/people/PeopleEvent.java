package org.stegvis.server.people;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Permission;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.NewEntry;
import tools.jackson.databind.json.JsonMapper;

/// Something that changed who may do what. It is written to the log of people, which is as append-only as a trial's.
/// Secrets are not in it.
public sealed interface PeopleEvent {

    /// Somebody can be given roles from now on.
    ///
    /// @param person `user:1`, for good; never given to anybody else
    record AccountMade(String person, String name, String email) implements PeopleEvent {}

    record AccountRenamed(String person, String name, String email) implements PeopleEvent {}

    /// Nobody signs in with it any more; what the person did stays under the name.
    record AccountClosed(String person) implements PeopleEvent {}

    record AccountReopened(String person) implements PeopleEvent {}

    /// From now on somebody may do what a role allows, there.
    ///
    /// @param trial null for the server as a whole
    /// @param site null for all sites
    record RoleGranted(
            String person,
            Role role,
            @Nullable String trial,
            @Nullable String site) implements PeopleEvent {}

    record RoleWithdrawn(
            String person,
            Role role,
            @Nullable String trial,
            @Nullable String site) implements PeopleEvent {}

    /// From now on the statisticians of a trial see its allocations.
    record AllocationsUnlocked(String trial) implements PeopleEvent {}

    /// A password, a code generator or another means to sign in was set or taken away.
    record SignInChanged(String person, String what) implements PeopleEvent {}

    /// Somebody signed in from a network or with a device from which they did not within a year.
    ///
    /// @param device by what its owner recognises it: `Firefox, Windows`; empty when it does not say
    record SignedInElsewhere(String person, String device) implements PeopleEvent {}

    /// Somebody used one of the codes kept for the day on which the second factor is lost.
    ///
    /// @param left how many there are still
    record RecoveryCodeUsed(String person, int left) implements PeopleEvent {}

    /// After mistakes in a row the account waits; written at the first of them that made it wait.
    record LockedOut(String person) implements PeopleEvent {}

    /// A key for a machine.
    ///
    /// @param machine `machine:1`
    /// @param site null for all sites
    record MachineMade(
            String machine,
            String name,
            String trial,
            @Nullable String site,
            Set<Permission> permissions) implements PeopleEvent {
        public MachineMade {
            permissions = Set.copyOf(permissions);
        }
    }

    record MachineClosed(String machine) implements PeopleEvent {}

    /// The kinds by the name they have in the log.
    Map<String, Class<? extends PeopleEvent>> TYPES = types();

    private static Map<String, Class<? extends PeopleEvent>> types() {
        var types = new LinkedHashMap<String, Class<? extends PeopleEvent>>();
        types.put("account-made", AccountMade.class);
        types.put("account-renamed", AccountRenamed.class);
        types.put("account-closed", AccountClosed.class);
        types.put("account-reopened", AccountReopened.class);
        types.put("role-granted", RoleGranted.class);
        types.put("role-withdrawn", RoleWithdrawn.class);
        types.put("allocations-unlocked", AllocationsUnlocked.class);
        types.put("sign-in-changed", SignInChanged.class);
        types.put("signed-in-elsewhere", SignedInElsewhere.class);
        types.put("recovery-code-used", RecoveryCodeUsed.class);
        types.put("locked-out", LockedOut.class);
        types.put("machine-made", MachineMade.class);
        types.put("machine-closed", MachineClosed.class);
        return Map.copyOf(types);
    }

    /// What is written for this.
    default NewEntry entry(Instant happened, @Nullable String why) {
        String type = TYPES.entrySet().stream()
                .filter(each -> each.getValue().equals(getClass()))
                .findFirst()
                .orElseThrow()
                .getKey();
        return new NewEntry(type, happened.toString(), JsonMapper.shared().valueToTree(this), why);
    }

    /// The event of an entry; empty when it is about something else.
    static Optional<PeopleEvent> of(Entry entry) {
        Class<? extends PeopleEvent> type = TYPES.get(entry.type());
        return type == null ? Optional.empty() : Optional.of(JsonMapper.shared().treeToValue(entry.what(), type));
    }
}
