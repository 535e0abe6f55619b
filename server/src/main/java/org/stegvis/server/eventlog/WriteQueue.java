package org.stegvis.server.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/// Requests to one trial, in the order in which they came.
///
/// Who comes while a transaction is under way waits, and the next transaction takes all who wait. The log
/// has one end, so they could not run side by side; together they wait for the disk once.
final class WriteQueue {
    private static final int MOST = 64;

    private final String trial;
    private final WritingTransaction transaction;
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    WriteQueue(String trial, WritingTransaction transaction) {
        this.trial = trial;
        this.transaction = transaction;
    }

    Written write(WriteRequest request) {
        var mine = new Waiting(request, new CompletableFuture<>());
        waiting.add(mine);
        while (!mine.answer.isDone()) {
            turn.lock();
            try {
                if (!mine.answer.isDone()) {
                    serve(next());
                }
            } finally {
                turn.unlock();
            }
        }
        try {
            return mine.answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException failure ? failure : failed;
        }
    }

    private List<Waiting> next() {
        var batch = new ArrayList<Waiting>();
        for (Waiting each = waiting.poll(); each != null; each = batch.size() < MOST ? waiting.poll() : null) {
            batch.add(each);
        }
        return batch;
    }

    // A batch that fails is done again one by one, so that only the request that made it fail does.
    private void serve(List<Waiting> batch) {
        try {
            List<Written> answers =
                    transaction.run(trial, batch.stream().map(Waiting::request).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer.complete(answers.get(i));
            }
        } catch (RuntimeException | Error failure) {
            if (batch.size() == 1) {
                batch.getFirst().answer.completeExceptionally(failure);
            } else {
                batch.forEach(each -> serve(List.of(each)));
            }
        }
    }

    private record Waiting(WriteRequest request, CompletableFuture<Written> answer) {}
}
