package org.stegvis.server.guideline;

import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.living.Verdict;
import org.stegvis.server.page.Frame;

/// How a recommendation or a question stands, at a glance.
///
/// @param label a word or two
/// @param tone of the tag: `done`, `due`, `late` or none
public record State(String label, String tone) {

    /// @param verdict null where no recommendation rests on it
    static State of(@Nullable Verdict verdict, Frame frame) {
        return switch (verdict) {
            case null -> new State(frame.t("guideline.state.unasked"), "");
            case STANDS -> new State(frame.t("guideline.state.stands"), "done");
            case SUPPORTED -> new State(frame.t("guideline.state.supported"), "done");
            case WEAKENED -> new State(frame.t("guideline.state.look"), "due");
            case OUT_OF_DATE -> new State(frame.t("guideline.state.out-of-date"), "late");
        };
    }
}
