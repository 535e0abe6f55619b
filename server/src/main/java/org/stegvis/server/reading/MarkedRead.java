package org.stegvis.server.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.trialpage.InTrial;

/// Says that answers were marked as read just now, and offers to take that back.
///
/// @param about the participant whose page it is said on; empty on a list
public record MarkedRead(String text, String action, List<Long> answers, String about) {
    public MarkedRead {
        answers = List.copyOf(answers);
    }

    /// Null when none were marked.
    public static @Nullable MarkedRead of(InTrial in, List<Long> answers, String about) {
        return answers.isEmpty()
                ? null
                : new MarkedRead(in.words().t("read.done", answers.size()), in.path("answers/unread"), answers, about);
    }
}
