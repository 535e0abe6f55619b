package org.stegvis.server.results;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What was made of the data of whole trials, remembered until their logs grow. It remembers no more than [#MOST]
/// participants together, the trials asked for last, or one trial that is larger. Who asks while it is being made waits
/// for it, so nothing is made twice at a time.
final class Remembered<T extends Remembered.Large> {
    static final int MOST = 200_000;

    private final Map<String, T> known = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    interface Large {
        /// Of the last entry that it follows from.
        long seq();

        /// How many participants.
        int size();
    }

    /// @param end of the log now
    T of(String trial, long end, Supplier<T> make) {
        synchronized (locks.computeIfAbsent(trial, none -> new Object())) {
            T before = get(trial);
            if (before != null && before.seq() >= end) {
                return before;
            }
            forget(trial);
            T now = make.get();
            put(trial, now);
            return now;
        }
    }

    private synchronized @Nullable T get(String trial) {
        return known.get(trial);
    }

    // Before the new one is made, so that the memory holds one of them.
    private synchronized void forget(String trial) {
        known.remove(trial);
    }

    @SuppressWarnings("ReferenceEquality") // this very one is kept, not one like it
    private synchronized void put(String trial, T now) {
        known.put(trial, now);
        int all = known.values().stream().mapToInt(Large::size).sum();
        for (Iterator<T> eldest = known.values().iterator(); all > MOST && eldest.hasNext(); ) {
            T each = eldest.next();
            if (each != now) {
                all -= each.size();
                eldest.remove();
            }
        }
    }
}
