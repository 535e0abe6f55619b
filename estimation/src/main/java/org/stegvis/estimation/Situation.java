package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;

/// A name for what happened to a participant up to a decision, for messages: `pt, non-response`.
final class Situation {
    private Situation() {}

    /// @param number tells situations apart whose names are the same
    static String name(Path path, String decision, int number) {
        List<String> parts = new ArrayList<>();
        for (Turn turn : path.turns()) {
            boolean isHere = turn.decision().equals(decision);
            if (turn instanceof Turn.Allocated allocated) {
                addClass(parts, allocated.responseClass());
                if (!isHere) {
                    parts.add(allocated.option());
                }
            }
            if (turn instanceof Turn.Continued continued) {
                addClass(parts, continued.responseClass());
            }
            if (isHere) {
                break;
            }
        }
        String name = parts.isEmpty() ? "the start" : String.join(", ", parts);
        return number == 0 ? name : name + " (" + (number + 1) + ")";
    }

    private static void addClass(List<String> parts, @Nullable String responseClass) {
        if (responseClass != null) {
            parts.add(responseClass);
        }
    }
}
