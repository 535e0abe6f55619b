package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.expression.Reference;

/// What later expressions can say of a decision: which options it gives and which response classes it tells apart.
///
/// @param allocatesAll whether nobody passes the decision without an option
/// @param isSound whether all of them are known; if not, expressions on the decision cannot be judged
record DecisionNames(String id, List<String> options, boolean allocatesAll, List<String> classes, boolean isSound) {
    DecisionNames {
        options = List.copyOf(options);
        classes = List.copyOf(classes);
    }

    /// The options, and `none` where somebody may pass without one.
    List<String> levels() {
        if (allocatesAll) {
            return options;
        }
        var levels = new ArrayList<>(options);
        levels.add(Reference.NO_OPTION);
        return levels;
    }
}
