package org.stegvis.server.people;

import java.util.Set;

/// An account of the staff.
///
/// @param id `user:1`
/// @param active false once it is closed
public record Person(String id, String name, String email, boolean active, Set<Grant> grants) {
    public Person {
        grants = Set.copyOf(grants);
    }

    /// Whether the person holds a role anywhere.
    public boolean is(Role role) {
        return active && grants.stream().anyMatch(grant -> grant.role() == role);
    }
}
