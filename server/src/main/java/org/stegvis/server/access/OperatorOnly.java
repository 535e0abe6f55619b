package org.stegvis.server.access;

import org.jspecify.annotations.Nullable;

/// Allows everything to the operator of the server and nothing to anybody else.
public final class OperatorOnly implements Access {
    /// The actor who holds the operator's key.
    public static final String OPERATOR = "operator";

    @Override
    public boolean allows(Actor actor, Permission permission, String trial, @Nullable String site) {
        return actor.id().equals(OPERATOR) || actor.id().equals(Actor.SYSTEM.id());
    }
}
