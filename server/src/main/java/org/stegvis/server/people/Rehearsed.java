package org.stegvis.server.people;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.RehearsalId;

/// Who may do what in a rehearsal: made-up staff act by their roles, and whoever may publish the protocol of the
/// trial that is rehearsed looks at everything and does nothing. Nobody else sees it, whatever their role in the trial.
final class Rehearsed {
    private static final Set<Permission> LOOKING = EnumSet.of(
            Permission.SEE_TRIAL,
            Permission.SEE_PARTICIPANTS,
            Permission.SEE_MEASURES,
            Permission.SEE_INCIDENTS,
            Permission.SEE_NOTES,
            Permission.SEE_ALLOCATIONS,
            Permission.SEE_OPTION_TOTALS,
            Permission.SEE_LOG,
            Permission.EXPORT_BLIND,
            Permission.EXPORT_UNBLIND);

    private Rehearsed() {}

    static boolean allows(Staff staff, Actor actor, Permission permission, String rehearsal, @Nullable String site) {
        String trial = RehearsalId.trial(rehearsal).orElse(null);
        if (trial == null) {
            return false;
        }
        String role = RehearsalId.role(actor.id()).orElse(null);
        return role == null
                ? LOOKING.contains(permission) && staff.allows(actor.id(), Permission.PUBLISH_PROTOCOL, trial, null)
                : plays(role, permission, rehearsal, site);
    }

    private static boolean plays(String role, Permission permission, String rehearsal, @Nullable String site) {
        int dot = role.indexOf('.');
        Role of = Role.of(dot < 0 ? role : role.substring(0, dot));
        String at = dot < 0 ? null : role.substring(dot + 1);
        return new Grant(of, of.scope() == Role.Scope.SERVER ? null : rehearsal, at)
                .gives(permission, rehearsal, site, false);
    }
}
