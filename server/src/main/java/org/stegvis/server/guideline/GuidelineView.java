package org.stegvis.server.guideline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A guideline: its recommendations and questions with how they stand.
///
/// @param sequential what a sequential trial adds; null where there is none
/// @param notes what a reader must know of what was placed
/// @param closing that people decide
public record GuidelineView(
        String path,
        String title,
        String day,
        List<Recommended> recommendations,
        String unaskedHead,
        @Nullable String sequential,
        List<Asked> unasked,
        List<String> notes,
        String closing,
        boolean mayChange) {
    public GuidelineView {
        recommendations = List.copyOf(recommendations);
        unasked = List.copyOf(unasked);
        notes = List.copyOf(notes);
    }

    /// A recommendation, how it stands, and the questions that it rests on.
    ///
    /// @param number names it on the page
    public record Recommended(
            int number,
            String path,
            String guideline,
            String text,
            State state,
            String verdict,
            String age,
            List<Asked> questions) {
        public Recommended {
            questions = List.copyOf(questions);
        }
    }

    /// A question of the evidence, and what is known of it today.
    ///
    /// @param today the estimate of today in words; null where nothing is pooled
    /// @param certainty null where nothing is pooled
    public record Asked(
            String path,
            String title,
            State state,
            @Nullable String today,
            @Nullable String certainty) {}
}
