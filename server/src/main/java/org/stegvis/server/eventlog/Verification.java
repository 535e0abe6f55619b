package org.stegvis.server.eventlog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Walks the chain of a log and names the first link that does not hold.
public final class Verification {
    private final String trial;
    private final List<Long> backwards = new ArrayList<>();
    private String previous = Entry.BEGINNING;
    private long seq;
    private @Nullable Entry last;
    private @Nullable BrokenLink broken;

    private Verification(String trial) {
        this.trial = trial;
    }

    /// What a walk found.
    ///
    /// @param entries how many were looked at
    /// @param end the hash of the last one
    /// @param broken the first link that does not hold, null when all do
    /// @param backwards entries recorded earlier than the one before them: the clock of a server was set back
    public record Result(
            String trial,
            long entries,
            String end,
            @Nullable BrokenLink broken,
            List<Long> backwards) {
        public Result {
            backwards = List.copyOf(backwards);
        }

        public boolean holds() {
            return broken == null;
        }
    }

    /// What the walk found first that cannot be so in a log that nobody changed.
    ///
    /// @param seq the entry at which the chain breaks
    public record BrokenLink(long seq, String problem) {}

    /// The chain of a log in the database, up to the end that it had when the walk began.
    ///
    /// @throws java.util.NoSuchElementException when there is no such trial
    public static Result of(EventLog log, String trial) {
        EventLog.End end = log.end(trial).orElseThrow();
        var walk = new Verification(trial);
        log.forEach(trial, entry -> {
            if (entry.seq() <= end.seq()) {
                walk.step(entry);
            }
        });
        walk.finish(end);
        return walk.result();
    }

    /// The chain of an exported log; that it is whole can be told by its last hash alone.
    public static Result of(String trial, Iterable<Entry> entries) {
        var walk = new Verification(trial);
        entries.forEach(walk::step);
        return walk.result();
    }

    /// The same for a file, of which nothing is kept: it may be larger than the memory.
    ///
    /// @param also hears every entry
    /// @throws IOException when the file cannot be read, or a line is no entry
    public static Result of(Path file, Consumer<Entry> also) throws IOException {
        var walk = new AtomicReference<@Nullable Verification>();
        ExportedLog.read(file, entry -> {
            Verification begun = walk.get();
            if (begun == null) {
                begun = new Verification(entry.trial());
                walk.set(begun);
            }
            begun.step(entry);
            also.accept(entry);
        });
        return Objects.requireNonNull(walk.get(), "a log without an entry is refused")
                .result();
    }

    private void step(Entry entry) {
        if (broken != null) {
            return;
        }
        if (entry.seq() != seq + 1) {
            broken = new BrokenLink(seq + 1, "entry " + (seq + 1) + " is missing; the next one is " + entry.seq());
            return;
        }
        String expected = Chain.hash(previous, entry);
        if (!expected.equals(entry.hash())) {
            broken = new BrokenLink(
                    entry.seq(),
                    "entry " + entry.seq() + " (" + entry.type() + ") has hash " + entry.hash()
                            + " but what it holds gives " + expected
                            + ": it, or the link to the one before, was changed");
            return;
        }
        if (last != null && entry.recorded().isBefore(last.recorded())) {
            backwards.add(entry.seq());
        }
        seq = entry.seq();
        previous = entry.hash();
        last = entry;
    }

    private void finish(EventLog.End end) {
        if (broken == null && (end.seq() != seq || !end.hash().equals(previous))) {
            broken = new BrokenLink(
                    seq + 1,
                    "the log should end at entry " + end.seq() + " with hash " + end.hash() + " but ends at " + seq
                            + " with " + previous + ": entries were removed at the end, or its mark was changed");
        }
    }

    private Result result() {
        return new Result(trial, seq, previous, broken, backwards);
    }
}
