package org.stegvis.server.answering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.trialpage.Field.Choice;

/// The questions of a visit.
///
/// @param store names the place on the device where answers are kept until the server has them
/// @param first the place of the question to begin with, from 0
public record Questions(
        String visit,
        String title,
        List<Question> questions,
        int first,
        String store,
        @Nullable String notice) {
    public Questions {
        questions = List.copyOf(questions);
    }

    /// One question.
    ///
    /// @param about the time it is about, or null
    /// @param choices none for a number that is typed
    /// @param labelled whether each choice has words, else only the ends of the scale do
    public record Question(
            String name,
            String text,
            @Nullable String about,
            List<Choice> choices,
            boolean labelled,
            String low,
            String high,
            @Nullable String hint,
            String value) {
        public Question {
            choices = List.copyOf(choices);
        }

        public boolean isMany() {
            return choices.size() > 7;
        }
    }
}
