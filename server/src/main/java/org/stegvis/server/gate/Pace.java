package org.stegvis.server.gate;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Counts the requests of each who asks, by a bucket of tokens: it holds a minute's requests when full, each request
/// takes one, and they come back evenly. It is kept in memory and each server counts for itself: what one client must
/// not take is a server's threads and connections, of which two servers have twice as many, and to count together would
/// cost a write to the database for each request.
final class Pace {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final double NANOS = 1e9;

    private final int limit;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final AtomicLong swept;

    /// @param nanos a time that never goes back, in nanoseconds
    Pace(RequestLimit limit, LongSupplier nanos) {
        this.limit = limit.aMinute();
        this.nanos = nanos;
        this.swept = new AtomicLong(nanos.getAsLong());
    }

    /// Whether a request may pass.
    ///
    /// @param seconds to wait; 0 when it may
    /// @param first whether it is the first refusal within a minute
    record Answer(int seconds, boolean first) {
        static final Answer PASSES = new Answer(0, false);

        boolean passes() {
            return seconds == 0;
        }
    }

    Answer ask(String who) {
        if (limit == 0) {
            return Answer.PASSES;
        }
        long now = nanos.getAsLong();
        sweep(now);
        return Objects.requireNonNull(
                        buckets.compute(who, (same, before) -> next(before == null ? full(now) : before, now)))
                .answer();
    }

    private Bucket full(long now) {
        return new Bucket(limit, now, null, Answer.PASSES);
    }

    private Bucket next(Bucket before, long now) {
        double rate = limit / (double) MINUTE;
        double left = Math.min(limit, before.left + (now - before.at) * rate);
        if (left >= 1) {
            return new Bucket(left - 1, now, before.refused, Answer.PASSES);
        }
        boolean isFirst = before.refused == null || now - before.refused > MINUTE;
        int seconds = Math.max(1, (int) Math.ceil((1 - left) / rate / NANOS));
        return new Bucket(left, now, isFirst ? Long.valueOf(now) : before.refused, new Answer(seconds, isFirst));
    }

    /// Who has not asked for a minute has a full bucket, which need not be kept.
    private void sweep(long now) {
        long before = swept.get();
        if (now - before > MINUTE && swept.compareAndSet(before, now)) {
            buckets.values().removeIf(each -> now - each.at > MINUTE);
        }
    }

    /// How many buckets are kept.
    int size() {
        return buckets.size();
    }

    /// @param refused when a refusal was last the first; null for never
    private record Bucket(double left, long at, @Nullable Long refused, Answer answer) {}
}
