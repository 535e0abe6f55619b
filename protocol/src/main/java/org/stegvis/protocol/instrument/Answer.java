package org.stegvis.protocol.instrument;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What stands at one item of a questionnaire that came back. What it is worth, the item's [Responses] say.
public sealed interface Answer {

    /// One box, or several.
    record Boxes(SortedSet<Integer> values) implements Answer {
        public Boxes {
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
            if (values.isEmpty()) {
                throw new IllegalArgumentException("An answer without a box must be Unmarked.");
            }
        }
    }

    /// Marked as not applicable.
    record NotApplicable() implements Answer {}

    /// No mark at all; the same as no entry.
    record Unmarked() implements Answer {}

    /// The boxes at these values.
    static Answer of(int... values) {
        var boxes = new TreeSet<Integer>();
        Arrays.stream(values).forEach(boxes::add);
        return new Boxes(boxes);
    }
}
