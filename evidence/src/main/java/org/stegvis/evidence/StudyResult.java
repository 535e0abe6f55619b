package org.stegvis.evidence;

import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.meta.TwoByTwo;
import org.stegvis.protocol.Text;

/// What a study found on one question, intervention less comparison.
///
/// @param effect on the scale on which it is pooled
/// @param printed the words in which it was published, null when the numbers say it all
/// @param quotedOnly why it is shown and not pooled; null when it is pooled
/// @param counts the table from which the effect was made, null when it was published as it is
public record StudyResult(
        String question,
        Effect effect,
        @Nullable String printed,
        @Nullable Text quotedOnly,
        @Nullable Text note,
        @Nullable TwoByTwo counts) {

    /// An effect with its standard error, and the interval it was published with.
    ///
    /// @param se from the interval by the normal distribution where no standard error was published
    /// @param level of the interval; never changed to another
    public record Effect(double estimate, double se, double lower, double upper, double level) {}

    public boolean isPooled() {
        return quotedOnly == null;
    }
}
