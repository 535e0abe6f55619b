package org.stegvis.server.guideline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One question of a guideline.
///
/// @param forest an `svg` element of the studies; null where nothing is pooled
/// @param throughTime an `svg` element of how the estimate moved; null where nothing is pooled
/// @param monitoring a table of looks; null without a least important difference
/// @param certainty a table by domain; null where nothing is pooled
/// @param history a table of judgements; null while there is none
/// @param judging the form for a judgement; null for who may not judge
public record QuestionView(
        String back,
        String title,
        List<Part> parts,
        List<Saying> sayings,
        @Nullable String forest,
        @Nullable String throughTime,
        @Nullable String monitoring,
        @Nullable String certainty,
        @Nullable String grade,
        @Nullable String history,
        @Nullable Judging judging) {
    public QuestionView {
        parts = List.copyOf(parts);
        sayings = List.copyOf(sayings);
    }

    public record Part(String name, String value) {}

    /// What the check says.
    ///
    /// @param recommendation what rests on it; null where nothing does
    public record Saying(
            @Nullable String recommendation, @Nullable String path, State state, List<String> sentences) {
        public Saying {
            sentences = List.copyOf(sentences);
        }
    }
}
