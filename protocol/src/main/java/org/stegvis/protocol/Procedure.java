package org.stegvis.protocol;

import java.util.List;

/// How chance allocates within a stratum.
public sealed interface Procedure {

    /// Each allocation independent of the others, in the ratio of the shares.
    record Simple() implements Procedure {}

    /// Blocks that hold the options in their exact ratio; the size of each block is drawn from `sizes`.
    record PermutedBlocks(List<Integer> sizes) implements Procedure {
        public PermutedBlocks {
            sizes = List.copyOf(sizes);
            if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
                throw new IllegalArgumentException("Block sizes " + sizes + " must be one or more positive numbers.");
            }
        }
    }
}
