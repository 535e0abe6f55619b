package org.stegvis.protocol.learned;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Reference;

/// A rule that data chose: at each decision, for those to whom the same options are open, the option with the highest
/// score.
public record LearnedRule(List<Part> parts) {
    public LearnedRule {
        parts = List.copyOf(parts);
    }

    /// What is given to those who have a choice between the same options at one decision.
    ///
    /// @param scores one an option, the larger the better; the first option has the score zero
    /// @param isOnlyChoice whether nobody has other options at this decision
    public record Part(String decision, List<Score> scores, boolean isOnlyChoice) {
        public Part {
            scores = List.copyOf(scores);
            if (scores.size() < 2) {
                throw new IllegalArgumentException(
                        "Decision '%s' has %d scores; a rule chooses between two or more options."
                                .formatted(decision, scores.size()));
            }
        }
    }

    /// `constant + Σ coefficient · value`: the expected gain in the outcome over the first option.
    public record Score(String option, double constant, List<Term> terms) {
        public Score {
            terms = List.copyOf(terms);
        }
    }

    /// A value, or, with a level, 1 for those who have it and 0 for others.
    ///
    /// @param level [#YES] for what is yes or no
    public record Term(Reference of, @Nullable String level, double coefficient) {
        public static final String YES = "yes";
    }
}
