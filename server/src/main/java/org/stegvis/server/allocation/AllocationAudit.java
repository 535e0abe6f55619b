package org.stegvis.server.allocation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stegvis.randomisation.AllocationKey;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.trialsetup.KeyFolder;
import org.stegvis.server.trialsetup.TrialEvent;
import org.stegvis.server.trialsetup.TrialState;

/// Draws every allocation of a log again with the revealed key, from nothing but the log.
///
/// For each enrolment: the participant must have been found eligible and have consented. For each
/// allocation: the engine, asked with what was known before it, must have offered it from that list; the
/// places of a list must have been given in order, none twice and none passed over; and the key must give
/// the option.
///
/// The log is read twice, for the key is revealed at its end, and no entry about a participant is kept:
/// the memory needed grows with participants and not with entries.
public final class AllocationAudit {
    private final Log log;
    private final TrialState end;
    private final long entries;

    private AllocationAudit(Log log, TrialState end, long entries) {
        this.log = log;
        this.end = end;
        this.entries = entries;
    }

    /// A whole log that can be read again.
    public interface Log {
        /// Hands over every entry in order.
        ///
        /// @throws IOException when it cannot be read
        void forEach(Consumer<Entry> reader) throws IOException;
    }

    /// An entry by which an allocation or an enrolment was not what the protocol and the key give.
    ///
    /// @param seq the entry
    public record Problem(long seq, String participant, String problem) {}

    /// What came of drawing everything again; without a problem the log holds.
    ///
    /// @param drawn allocations by chance that were drawn again
    /// @param withoutChance allocations by choice, by hand or to the only option
    public record Result(long drawn, long withoutChance, List<Problem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }

        public boolean holds() {
            return problems.isEmpty();
        }
    }

    /// Reads the log a first time, for what is said about the trial as a whole.
    ///
    /// @throws NoSuchElementException when it holds no entry
    public static AllocationAudit of(Log log) throws IOException {
        var first = new First();
        log.forEach(first::read);
        if (first.trial == null) {
            throw new NoSuchElementException("A log without an entry tells of no trial.");
        }
        return new AllocationAudit(log, TrialState.of(first.trial, first.aboutTrial), first.entries);
    }

    public String trial() {
        return end.trial();
    }

    /// The key, once it has been revealed.
    public Optional<String> revealedKey() {
        return Optional.ofNullable(end.revealedKey());
    }

    /// Reads the log again, to where it ended the first time, and draws.
    ///
    /// @param keyHex the key; it must be the one that the log is bound to
    /// @throws IllegalArgumentException when it is another key
    public Result with(String keyHex) throws IOException {
        TrialEvent.KeyCommitted bound = end.commitment();
        if (bound == null) {
            throw new IllegalArgumentException("Trial '" + trial() + "' was never bound to a key.");
        }
        if (!KeyFolder.commitment(keyHex).equals(bound.commitment())) {
            throw new IllegalArgumentException(
                    "This is not the key that trial '" + trial() + "' was bound to at its start: its commitment is "
                            + KeyFolder.commitment(keyHex) + " and must be " + bound.commitment() + ".");
        }
        var second = new Second(new Replay(trial(), new Redrawing(AllocationKey.ofHex(keyHex))), entries);
        log.forEach(second::read);
        return second.replay.result();
    }

    private static final class First {
        private final List<Entry> aboutTrial = new ArrayList<>();
        private @Nullable String trial;
        private long entries;

        void read(Entry entry) {
            entries++;
            if (trial == null) {
                trial = entry.trial();
            }
            if (Replay.isAboutTrial(entry)) {
                aboutTrial.add(entry);
            }
        }
    }

    /// A server's log may have grown meanwhile.
    private static final class Second {
        private final Replay replay;
        private long left;

        Second(Replay replay, long entries) {
            this.replay = replay;
            this.left = entries;
        }

        void read(Entry entry) {
            if (left > 0) {
                left--;
                replay.step(entry);
            }
        }
    }
}
