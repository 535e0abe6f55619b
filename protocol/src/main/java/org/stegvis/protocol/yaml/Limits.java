package org.stegvis.protocol.yaml;

/// How much of a file is read.
///
/// @param bytes the largest file
/// @param depth the deepest nesting
/// @param nodes the most keys and values
public record Limits(int bytes, int depth, int nodes) {
    public Limits {
        if (bytes < 1 || depth < 1 || nodes < 1) {
            throw new IllegalArgumentException(
                    "Limits (%d bytes, depth %d, %d nodes) must be positive.".formatted(bytes, depth, nodes));
        }
    }

    /// 1 MiB, 50 deep, 100,000 nodes: far above any file written by hand.
    public static Limits withDefaults() {
        return new Limits(1 << 20, 50, 100_000);
    }
}
