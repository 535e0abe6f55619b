package org.stegvis.server.guideline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form for a judgement.
///
/// @param about a question or a recommendation
/// @param chosen what was chosen before: `PART/ANSWER`
/// @param notice why it was not recorded; null when nothing is wrong
public record Judging(
        String action,
        String about,
        List<Group> groups,
        String chosen,
        String why,
        @Nullable String notice,
        String key) {
    public Judging {
        groups = List.copyOf(groups);
    }

    /// A domain or a criterion with the answers to it.
    public record Group(String label, List<Choice> choices) {
        public Group {
            choices = List.copyOf(choices);
        }
    }

    public record Choice(String value, String label) {}

    /// This with what was told and why it was not taken.
    Judging again(String told, String reason, String said, String sameKey) {
        return new Judging(action, about, groups, told, reason, said, sameKey);
    }
}
