package org.stegvis.server.eventlog;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;

/// The requests of one transaction, each seeing what those before it wrote.
final class Batch {
    private final String trial;
    private final Clock clock;
    private final List<Entry> answered;
    private final Map<String, List<Entry>> histories = new HashMap<>();
    private final Map<Object, Object> kept = new HashMap<>();
    private final List<Entry> written = new ArrayList<>();
    private final Map<Long, String> asked = new HashMap<>();
    private final LongFunction<@Nullable String> askedBefore;
    private List<Entry> aboutTrial;
    private EventLog.End end;

    Batch(
            String trial,
            EventLog.End end,
            Clock clock,
            List<Entry> aboutTrial,
            List<Entry> answered,
            List<String> participants,
            List<Entry> aboutParticipants,
            LongFunction<@Nullable String> askedBefore) {
        this.askedBefore = askedBefore;
        this.trial = trial;
        this.end = end;
        this.clock = clock;
        this.aboutTrial = aboutTrial;
        this.answered = new ArrayList<>(answered);
        participants.forEach(participant -> histories.put(participant, new ArrayList<>()));
        aboutParticipants.forEach(this::remember);
    }

    Written answer(WriteRequest request) {
        List<Entry> earlier = request.key() == null
                ? List.of()
                : answered.stream()
                        .filter(entry -> request.key().equals(entry.request())
                                && request.actor().id().equals(entry.actor()))
                        .toList();
        if (!earlier.isEmpty()) {
            return again(request, earlier);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return switch (request.decide().on(new View(request.participant(), now))) {
            case Decide.Answer.Refuse(var refusal) -> new Written.Refused(refusal);
            case Decide.Answer.Write(var entries, var asked) -> {
                Refusal wrong = entries.stream()
                        .flatMap(entry -> Stream.ofNullable(KeptTexts.refusal(entry)))
                        .findFirst()
                        .orElse(null);
                if (wrong != null) {
                    yield new Written.Refused(wrong);
                }
                var mine = new ArrayList<Entry>();
                entries.forEach(entry -> mine.add(append(request, entry, now)));
                if (request.actor().signature() != null && !mine.isEmpty()) {
                    append(
                            signing(request),
                            signed(mine.get(asked), request.actor().signature(), now),
                            now);
                }
                yield new Written.Done(mine, false);
            }
        };
    }

    /// The answer to a request is what it asked for, so its signature stands under no key.
    private static WriteRequest signing(WriteRequest request) {
        return new WriteRequest(request.trial(), request.actor(), null, request.participant(), request.decide());
    }

    private static NewEntry signed(Entry entry, Actor.Signature signature, Instant now) {
        return Signed.of(entry, signature.meaning(), signature.name(), now);
    }

    private Written again(WriteRequest request, List<Entry> earlier) {
        return Objects.equals(earlier.getFirst().participant(), request.participant())
                        && isAskedAgain(request, earlier.getFirst())
                ? new Written.Done(earlier, true)
                : new Written.Refused(new Refusal(
                        Refusal.Code.KEY_REUSED,
                        "The key of this request was used for another one; give each request a key of its own."));
    }

    /// Where it is not known what either asked for, the key alone tells.
    private boolean isAskedAgain(WriteRequest request, Entry earlier) {
        String now = request.asked();
        String before = now == null || asked.containsKey(earlier.seq())
                ? asked.get(earlier.seq())
                : askedBefore.apply(earlier.seq());
        return now == null || before == null || now.equals(before);
    }

    private Entry append(WriteRequest request, NewEntry entry, Instant now) {
        var unhashed = new Entry(
                trial,
                end.seq() + 1,
                now,
                entry.happened(),
                request.actor().id(),
                request.actor().origin(),
                request.key(),
                request.participant(),
                entry.type(),
                entry.what(),
                entry.why(),
                "");
        Entry complete = unhashed.withHash(unhashed.hashAfter(end.hash()));
        boolean ofTrial = complete.participant() == null;
        end = new EventLog.End(complete.seq(), ofTrial ? complete.seq() : end.settings(), complete.hash());
        written.add(complete);
        remember(complete);
        if (ofTrial) {
            var more = new ArrayList<>(aboutTrial);
            more.add(complete);
            aboutTrial = Collections.unmodifiableList(more);
        }
        if (complete.request() != null) {
            answered.add(complete);
            if (request.asked() != null) {
                asked.put(complete.seq(), request.asked());
            }
        }
        return complete;
    }

    private void remember(Entry entry) {
        if (entry.participant() != null) {
            histories
                    .computeIfAbsent(entry.participant(), none -> new ArrayList<>())
                    .add(entry);
        }
    }

    boolean knows(String participant) {
        return histories.containsKey(participant);
    }

    List<Entry> aboutTrial() {
        return aboutTrial;
    }

    List<Entry> history(String participant) {
        return Collections.unmodifiableList(histories.getOrDefault(participant, List.of()));
    }

    List<Entry> written() {
        return Collections.unmodifiableList(written);
    }

    /// What the requests of entries asked for, by `seq`, where it is known.
    Map<Long, String> asked() {
        return Collections.unmodifiableMap(asked);
    }

    EventLog.End end() {
        return end;
    }

    private final class View implements LogView {
        private final @Nullable String participant;
        private final Instant now;

        View(@Nullable String participant, Instant now) {
            this.participant = participant;
            this.now = now;
        }

        @Override
        public String trial() {
            return trial;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long settings() {
            return end.settings();
        }

        @Override
        public List<Entry> aboutTrial() {
            return aboutTrial;
        }

        @Override
        public List<Entry> aboutParticipant() {
            return participant == null ? List.of() : history(participant);
        }

        @Override
        public <T> T during(Object name, Class<T> type, Supplier<T> read) {
            return type.cast(Objects.requireNonNull(kept.computeIfAbsent(name, none -> read.get())));
        }
    }
}
