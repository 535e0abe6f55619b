package org.stegvis.cluster;

import java.util.HashMap;
import java.util.Map;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.Study;

/// Adds up the sums of one study in the order of its chunks, whatever the order in which they come.
///
/// What comes twice counts once: chunks are known by their number.
final class Merging {
    private final Study study;
    private final long replicates;
    private final Map<Long, Kept> early = new HashMap<>();
    private Kept sum;
    private long next;

    Merging(Study study, long replicates) {
        this.study = study;
        this.replicates = replicates;
        this.sum = study.nothing();
    }

    /// The sums of chunk 0 up to [#next].
    Kept sum() {
        return sum;
    }

    /// The first chunk that is missing.
    long next() {
        return next;
    }

    boolean has(long chunk) {
        return chunk < next || early.containsKey(chunk);
    }

    boolean isComplete() {
        return next == Study.chunks(replicates);
    }

    /// The sums of many chunks from the first one on.
    ///
    /// @return whether they told anything new
    /// @throws IllegalArgumentException when they end within a chunk
    boolean addFirst(double[] numbers) {
        Kept kept = study.kept(numbers);
        requireWithin(0, kept.replicates());
        long chunks = Study.chunks(kept.replicates());
        if (chunks <= next) {
            return false;
        }
        sum = kept;
        next = chunks;
        early.keySet().removeIf(chunk -> chunk < chunks);
        takeEarly();
        return true;
    }

    /// The sums of one chunk.
    ///
    /// @return whether it was new
    boolean add(long chunk, double[] numbers) {
        Kept kept = study.kept(numbers);
        long first = chunk * Study.CHUNK;
        requireWithin(first, kept.replicates());
        if (has(chunk)) {
            return false;
        }
        early.put(chunk, kept);
        takeEarly();
        return true;
    }

    private void takeEarly() {
        for (Kept ready = early.remove(next); ready != null; ready = early.remove(next)) {
            sum.add(ready);
            next++;
        }
    }

    /// Whole chunks, or up to the last replicate.
    private void requireWithin(long first, long count) {
        long end = first + count;
        if (count < 1 || end > replicates || (end % Study.CHUNK != 0 && end != replicates)) {
            throw new IllegalArgumentException(
                    "Sums of replicates %d to %d are no whole chunks of a study of %d replicates."
                            .formatted(first, end - 1, replicates));
        }
    }
}
