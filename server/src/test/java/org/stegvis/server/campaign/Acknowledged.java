package org.stegvis.server.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// What clients were told is done. None of it may ever be lost.
final class Acknowledged {
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    /// One entry as a client saw it.
    record Told(long seq, String participant, String type, String option) {}

    void add(JsonNode answer) {
        answers.incrementAndGet();
        String participant = answer.path("participant").stringValue();
        answer.path("entries")
                .forEach(entry -> told.add(new Told(
                        entry.path("seq").longValue(),
                        participant,
                        entry.path("type").stringValue(),
                        entry.path("what").path("option").asString(""))));
    }

    void repeated() {
        repeated.incrementAndGet();
    }

    /// A refusal that the client did not deserve.
    void refused(String path, String problem) {
        refusals.add(path + ": " + problem);
    }

    /// What was told since the last time.
    List<Told> take() {
        var all = new ArrayList<Told>();
        for (Told each = told.poll(); each != null; each = told.poll()) {
            all.add(each);
        }
        return all;
    }

    long answers() {
        return answers.get();
    }

    long repeats() {
        return repeated.get();
    }

    List<String> refusals() {
        return List.copyOf(refusals);
    }
}
