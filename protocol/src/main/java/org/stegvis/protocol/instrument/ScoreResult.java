package org.stegvis.protocol.instrument;

import java.util.List;

/// What scoring a questionnaire gives.
public sealed interface ScoreResult {

    /// A score on the scale of the instrument.
    ///
    /// @param answered how many items the value rests on
    record Scored(double value, int answered) implements ScoreResult {}

    /// The answers are in order, but give no score.
    ///
    /// @param missing codes of the items without a value
    record NotScorable(Reason reason, List<String> missing) implements ScoreResult {
        public NotScorable {
            missing = List.copyOf(missing);
        }
    }

    /// Answers that the instrument does not have; nothing is computed before they are corrected.
    record Rejected(List<Misfit> misfits) implements ScoreResult {
        public Rejected {
            misfits = List.copyOf(misfits);
            if (misfits.isEmpty()) {
                throw new IllegalArgumentException("A rejection must name the answers it rejects.");
            }
        }
    }

    /// One answer that the instrument does not have.
    ///
    /// @param found what was answered: `7`, `1, 4`
    /// @param expected what could have been: `one whole number from 0 to 5`, `an item of odi`
    record Misfit(String item, String found, String expected) {}

    /// Why there is no score.
    enum Reason {
        /// No item of the score has a mark.
        NOTHING_ANSWERED,
        /// Fewer items are answered than the score asks for.
        TOO_FEW_ANSWERED,
        /// The table from raw sum to T-score is not loaded.
        TABLE_NOT_LOADED
    }
}
