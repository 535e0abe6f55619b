package org.stegvis.server.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Permission;

/// A machine that works in one trial with a key, and may do what was listed when the key was made.
///
/// @param id `machine:1`
/// @param site null for all sites
public record Machine(
        String id, String name, String trial, @Nullable String site, Set<Permission> permissions, boolean active) {
    public Machine {
        permissions = Set.copyOf(permissions);
    }

    boolean may(Permission permission, String inTrial, @Nullable String where) {
        return active
                && permissions.contains(permission)
                && Matrix.forMachines(permission)
                && trial.equals(inTrial)
                && (site == null || site.equals(where) || permission == Permission.SEE_TRIAL);
    }
}
