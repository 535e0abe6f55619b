package org.stegvis.server.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one place where permissions are enforced. Every use case asks here before it does or shows anything.
public interface Access {

    /// Whether somebody may do something.
    ///
    /// @param site null when it concerns the trial as a whole; then a right at one site is not enough
    boolean allows(Actor actor, Permission permission, String trial, @Nullable String site);

    /// Whether somebody may do something about one participant. A participant may do some things about themself and
    /// nothing about anybody else; a therapist about the own participants only.
    default boolean allows(
            Actor actor, Permission permission, String trial, @Nullable String site, String participant) {
        return allows(actor, permission, trial, site);
    }

    /// Whether somebody may do something about everybody in a trial, so that nobody need be looked up.
    default boolean allowsAboutAll(Actor actor, Permission permission, String trial) {
        return allowsAboutAll(actor, permission, trial, null);
    }

    /// The same of everybody at a site.
    ///
    /// @param site null for all
    default boolean allowsAboutAll(Actor actor, Permission permission, String trial, @Nullable String site) {
        return allows(actor, permission, trial, site);
    }

    /// Where in a trial somebody may do something; a list shows these sites and no others.
    default Reach reach(Actor actor, Permission permission, String trial) {
        return new Reach(allows(actor, permission, trial, null), Set.of());
    }

    /// The sites at which somebody may do something.
    ///
    /// @param everywhere at all sites, those to come included
    /// @param sites where, when not everywhere
    record Reach(boolean everywhere, Set<String> sites) {
        public Reach {
            sites = Set.copyOf(sites);
        }

        public boolean nowhere() {
            return !everywhere && sites.isEmpty();
        }
    }

    /// The refusal for something about one participant; null when it is allowed and, where it must be, signed.
    default @Nullable Refusal refusal(
            Actor actor, Permission permission, String trial, @Nullable String site, String participant) {
        return allows(actor, permission, trial, site, participant)
                ? unsigned(actor, permission)
                : Refusal.notPermitted();
    }

    /// The refusal to return when it is not allowed; null when it is and, where it must be, signed.
    default @Nullable Refusal refusal(Actor actor, Permission permission, String trial, @Nullable String site) {
        return allows(actor, permission, trial, site) ? unsigned(actor, permission) : Refusal.notPermitted();
    }

    /// The refusal of a person's act that must be signed and is not.
    private static @Nullable Refusal unsigned(Actor actor, Permission permission) {
        return permission.mustBeSigned() && actor.isPerson() && actor.signature() == null
                ? new Refusal(
                        Refusal.Code.SIGNATURE_MISSING,
                        "This must be signed: give your password and code, or use a passkey.")
                : null;
    }
}
