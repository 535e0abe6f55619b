package org.stegvis.server.answering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.trialpage.Field.Choice;

/// The page on which a participant chooses reminders and language.
///
/// @param chosen the word of what is chosen now; empty when nothing is
/// @param language the tag of the one that messages are written in
/// @param reached where each channel would reach them, one sentence each
/// @param saved whether it was just saved
/// @param notice what is wrong; null when nothing is
public record OwnReminders(
        List<Choice> choices,
        String chosen,
        List<Choice> languages,
        String language,
        List<String> reached,
        boolean saved,
        @Nullable String notice) {
    public OwnReminders {
        choices = List.copyOf(choices);
        languages = List.copyOf(languages);
        reached = List.copyOf(reached);
    }
}
