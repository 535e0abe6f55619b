package org.stegvis.design.operating;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Analysis;

/// One number that a planned analysis estimates, and what is true of it under the scenario.
///
/// @param of a regime, an option or a group of options
/// @param versus what it is compared with; null for the value of `of` itself
/// @param truthError the Monte Carlo standard error of `truth`
public record Quantity(
        Analysis analysis, String of, @Nullable String versus, double truth, double truthError) {

    public boolean isContrast() {
        return versus != null;
    }

    /// `pt/cbt`, or `pt/cbt - pt/more`.
    public String name() {
        return versus == null ? of : of + " - " + versus;
    }

    /// Whether the simulation cannot tell the truth from zero, so that its rejections are errors of the first kind.
    public boolean isNull() {
        return isContrast() && Math.abs(truth) <= 2 * truthError;
    }
}
