package org.stegvis.server.administration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everybody who has an account.
///
/// @param problem a sentence; null when nothing was wrong
/// @param name what was typed before
public record PeopleModel(List<Line> lines, @Nullable String problem, String name, String email, String why) {
    public PeopleModel {
        lines = List.copyOf(lines);
    }

    public record Line(String id, String name, String email, List<String> roles, boolean active) {
        public Line {
            roles = List.copyOf(roles);
        }
    }
}
