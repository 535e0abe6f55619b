package org.stegvis.evidence;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Text;

/// What is measured, and which way is better.
///
/// @param isHarm whether it is an unwanted effect, that is weighed against what the intervention is for
/// @param unit of a difference in words: `points of 100`; null for ratios and standardised differences
public record Outcome(String id, Text title, @Nullable Text unit, Better better, boolean isHarm) {

    /// Which values are better. Of a binary outcome it says whether the event is wanted.
    public enum Better {
        LOWER,
        HIGHER;

        /// Whether an effect on an additive scale favours the intervention.
        public boolean favours(double effect) {
            return this == LOWER ? effect < 0 : effect > 0;
        }
    }
}
