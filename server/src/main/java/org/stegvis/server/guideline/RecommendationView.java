package org.stegvis.server.guideline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One recommendation with the frame from evidence to decision.
///
/// @param frame a table
/// @param history a table of judgements; null while there is none
/// @param judging the form for a judgement; null for who may not judge
public record RecommendationView(
        String back,
        String guideline,
        String text,
        State state,
        String verdict,
        String age,
        List<GuidelineView.Asked> questions,
        String frame,
        @Nullable String history,
        @Nullable Judging judging) {
    public RecommendationView {
        questions = List.copyOf(questions);
    }
}
