package org.stegvis.design.operating;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Shares the chunks of a study out to threads and adds up what comes back, always in the order of the
/// chunks.
final class Chunks {
    private final long wanted;
    private final Tally sum;
    private final Study.Progress progress;
    private final Map<Long, Tally> early = new HashMap<>();
    private long next;
    private long added;
    private long done;
    private boolean isOver;
    private final Runnable whenAdded;

    /// Plays one chunk. Each thread has a worker of its own.
    interface Worker {
        Tally play(long first, int count);
    }

    /// @param sum of the chunks played before, to which the others are added
    /// @param added told each time that whole chunks have been added
    Chunks(long wanted, Tally sum, Study.Progress progress, Runnable added) {
        this.wanted = wanted;
        this.sum = sum;
        this.progress = progress;
        this.whenAdded = added;
        this.next = sum.replicates() / Study.CHUNK;
        this.added = next;
        this.done = sum.replicates();
    }

    Tally sum() {
        return sum;
    }

    void run(int threads, Supplier<Worker> workers) {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> work(workers.get())));
            }
            for (Future<?> each : all) {
                await(each);
            }
        }
    }

    private void await(Future<?> each) {
        try {
            each.get();
        } catch (ExecutionException failed) {
            stop();
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            stop();
            Thread.currentThread().interrupt();
        }
    }

    private void work(Worker worker) {
        try {
            for (long chunk = take(); chunk >= 0; chunk = take()) {
                long first = chunk * Study.CHUNK;
                give(chunk, worker.play(first, (int) Math.min(Study.CHUNK, wanted - first)));
            }
        } finally {
            stop();
        }
    }

    private synchronized long take() {
        return isOver || next * Study.CHUNK >= wanted ? -1 : next++;
    }

    private synchronized void give(long chunk, Tally tally) {
        early.put(chunk, tally);
        for (Tally ready = early.remove(added); ready != null; ready = early.remove(added)) {
            sum.add(ready);
            added++;
        }
        if (sum.replicates() % Study.CHUNK == 0) {
            whenAdded.run();
        }
        done += tally.replicates();
        progress.at(done, wanted);
    }

    /// No chunk is begun any more.
    private synchronized void stop() {
        isOver = true;
    }
}
