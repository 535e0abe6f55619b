package org.stegvis.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Text;

/// What a guideline recommends, how strongly, and the estimate on which it rests.
///
/// @param date of its evidence: what was published later it could not know
/// @param judgements what counts today of what people have judged, by criterion
public record Recommendation(
        String id,
        Guideline guideline,
        Text text,
        Strength strength,
        Side side,
        LocalDate date,
        List<Basis> restsOn,
        Map<Criterion, FrameJudgement> judgements) {
    public Recommendation {
        restsOn = List.copyOf(restsOn);
        judgements = Map.copyOf(judgements);
    }

    /// This with other questions and judgements.
    public Recommendation with(List<Basis> basis, Map<Criterion, FrameJudgement> judged) {
        return new Recommendation(id, guideline, text, strength, side, date, basis, judged);
    }

    /// How strongly.
    public enum Strength {
        STRONG("strong"),
        CONDITIONAL("conditional"),
        /// The guideline does not grade.
        NOT_GRADED("not-graded");

        private final String label;

        Strength(String label) {
            this.label = label;
        }

        /// The name in files.
        public String label() {
            return label;
        }
    }

    /// For the intervention or against it.
    public enum Side {
        FOR("for"),
        AGAINST("against"),
        /// Neither: the guideline makes no recommendation.
        NONE("none");

        private final String label;

        Side(String label) {
            this.label = label;
        }

        /// The name in files.
        public String label() {
            return label;
        }
    }

    /// A question on which it rests.
    ///
    /// @param study the study or synthesis whose estimate it rests on; null when no published estimate could be
    ///     verified, so that what it rests on is a question without a number
    public record Basis(Question question, @Nullable StudyRecord study) {}
}
