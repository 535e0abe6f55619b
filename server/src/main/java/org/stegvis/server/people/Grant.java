package org.stegvis.server.people;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Permission;

/// A role where it is held.
///
/// @param trial null for the server as a whole
/// @param site null for all sites
public record Grant(
        Role role, @Nullable String trial, @Nullable String site) {

    /// Whether it gives a permission there.
    ///
    /// @param where null for the trial as a whole, where a role at one site gives nothing but to see the trial
    boolean gives(Permission permission, String inTrial, @Nullable String where, boolean unlocked) {
        return Matrix.gives(role, permission, unlocked)
                && (role.scope() == Role.Scope.SERVER || Objects.equals(trial, inTrial))
                && (site == null || site.equals(where) || permission == Permission.SEE_TRIAL);
    }

    /// Whether the role can be held there at all.
    boolean fits() {
        return switch (role.scope()) {
            case SERVER -> trial == null && site == null;
            case TRIAL -> isTrial() && site == null;
            case SITE -> isTrial();
            case SELF -> false;
        };
    }

    // The server's own logs are no trials.
    private boolean isTrial() {
        return trial != null && !trial.startsWith("@");
    }
}
