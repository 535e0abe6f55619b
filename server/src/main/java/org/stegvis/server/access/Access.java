package org.stegvis.server.access;

import org.jspecify.annotations.Nullable;

/// The one place where permissions are enforced. Every use case asks here before it does or shows anything.
public interface Access {

    /// Whether somebody may do something.
    ///
    /// @param site null when it concerns the trial as a whole; then a right at one site is not enough
    boolean allows(Actor actor, Permission permission, String trial, @Nullable String site);

    /// The refusal to return when it is not allowed; null when it is.
    default @Nullable Refusal refusal(Actor actor, Permission permission, String trial, @Nullable String site) {
        return allows(actor, permission, trial, site)
                ? null
                : new Refusal(Refusal.Code.NOT_PERMITTED, "You may not do this here.");
    }
}
