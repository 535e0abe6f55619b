package org.stegvis.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the trial is called and how large it is meant to be.
///
/// @param participants the number planned, or randomised when the trial is over
/// @param alpha the total type I error that the primary analyses may spend
/// @param sources where the facts of the file were found
/// @param assumptions what no source tells and the file therefore assumes
public record Trial(
        String id,
        Text title,
        @Nullable String registration,
        int participants,
        double alpha,
        List<String> sources,
        List<Text> assumptions) {
    public Trial {
        if (participants < 1) {
            throw new IllegalArgumentException("The number of participants (" + participants + ") must be positive.");
        }
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha (" + alpha + ") must lie between 0 and 1.");
        }
        sources = List.copyOf(sources);
        assumptions = List.copyOf(assumptions);
    }
}
