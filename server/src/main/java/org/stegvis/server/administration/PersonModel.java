package org.stegvis.server.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One person, the roles they hold, and what can be done about them.
///
/// @param roles those that can be given
/// @param places where; a value of `TRIAL` or `TRIAL/SITE`
/// @param link the path of an invitation that was made now; shown once
/// @param problem a sentence; null when nothing was wrong
/// @param isSelf nobody changes their own roles
public record PersonModel(
        String id,
        String name,
        String email,
        boolean active,
        List<Held> held,
        List<Choice> roles,
        List<Choice> places,
        @Nullable String link,
        @Nullable String problem,
        boolean isSelf) {
    public PersonModel {
        held = List.copyOf(held);
        roles = List.copyOf(roles);
        places = List.copyOf(places);
    }

    /// A role that the person holds.
    ///
    /// @param place empty for the server as a whole
    public record Held(String role, String place, String label) {}

    public record Choice(String value, String label) {}
}
