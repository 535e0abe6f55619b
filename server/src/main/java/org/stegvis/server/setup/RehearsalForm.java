package org.stegvis.server.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The page on which a rehearsal is begun.
///
/// @param earlier the path of the one that there is; null when there is none
/// @param scenario how the made-up participants behave, as a file
/// @param assumptions what the scenario takes to be so, where it is the usual one
/// @param problems what is wrong with what was sent, each a sentence
public record RehearsalForm(
        String title,
        String back,
        String action,
        @Nullable String earlier,
        int participants,
        int most,
        String scenario,
        List<String> assumptions,
        List<String> problems) {
    public RehearsalForm {
        assumptions = List.copyOf(assumptions);
        problems = List.copyOf(problems);
    }
}
