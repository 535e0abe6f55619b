package org.stegvis.cluster;

import java.io.Serializable;

/// Some chunks of one study, to be played by one task. Order, first chunk and number of chunks name it: whoever plays
/// it, and however often, comes to the same bits.
///
/// @param order which study
/// @param isSum whether the task adds its chunks up. Only a part that begins with the first chunk may: sums in floating
/// point depend on the order in which they are added, and those of later chunks come after what is not known here.
record Part(int order, long firstChunk, int chunks, boolean isSum) implements Serializable {
    Part {
        if (order < 0 || firstChunk < 0 || chunks < 1 || (isSum && firstChunk > 0)) {
            throw new IllegalArgumentException(
                    "Part (order %d, chunks %d from %d, added up: %s) must have chunks, and begin at 0 to be added up."
                            .formatted(order, chunks, firstChunk, isSum));
        }
    }
}
