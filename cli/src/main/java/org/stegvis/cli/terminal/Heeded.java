package org.stegvis.cli.terminal;

import java.util.List;
import java.util.function.Predicate;

/// Whether what was asked heeds an option. One that is said and not heeded is refused, for an answer that passes
/// over it would be taken for one that heeds it.
///
/// @param where what the option is for
public record Heeded(String option, boolean isHeeded, String where) {

    /// Refuses what was said and is not heeded.
    ///
    /// @param isSaid whether an option was given
    /// @throws BadInput naming the first that was and is not heeded
    public static void require(List<Heeded> options, Predicate<String> isSaid) {
        for (Heeded each : options) {
            if (!each.isHeeded && isSaid.test(each.option)) {
                throw new BadInput("%s is for %s and would not be heeded here; leave it out, or give that"
                        .formatted(each.option, each.where));
            }
        }
    }
}
