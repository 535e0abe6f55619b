package org.stegvis.estimation;

import org.stegvis.estimation.linear.Grouping;
import org.stegvis.protocol.data.Column.Levels;

/// The clusters that the protocol names.
final class Clusters {
    private Clusters() {}

    /// Of each of the rows of the data, numbered as they occur; each participant one where the protocol names none.
    ///
    /// @throws IllegalArgumentException when a participant has none
    static Grouping of(Question question, int[] rows) {
        String name = question.protocol().cluster();
        if (name.isEmpty()) {
            return Grouping.each(rows.length);
        }
        Levels levels = question.data().levels(name);
        var numbers = new int[levels.levels().size()];
        int found = 0;
        var clusters = new int[rows.length];
        for (int i = 0; i < clusters.length; i++) {
            int code = levels.code(rows[i]);
            if (code < 0) {
                throw new IllegalArgumentException("Participant %s has no '%s', by which participants are clustered."
                        .formatted(question.data().participants().get(rows[i]), name));
            }
            if (numbers[code] == 0) {
                numbers[code] = ++found;
            }
            clusters[i] = numbers[code] - 1;
        }
        return Grouping.of(found, clusters);
    }
}
