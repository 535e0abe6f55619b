package org.stegvis.server.allocation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.participant.Course;

/// A request for an allocation by hand that waits for a second person.
///
/// @param seq its place in the log
/// @param actor who asked
public record HandRequest(long seq, String decision, String option, String actor, Instant at, String reason) {
    static final String ASKED = "allocation-by-hand-asked";
    static final String WITHDRAWN = "allocation-by-hand-withdrawn";

    /// The one that waits; empty when there is none, or its decision has been taken since.
    public static Optional<HandRequest> waiting(Course course) {
        return last(course.entries())
                .filter(request -> !course.history().facts().settled().containsKey(request.decision()));
    }

    /// The last that was asked for and not withdrawn, the decision taken or not.
    static Optional<HandRequest> last(List<Entry> entries) {
        @Nullable Entry last = null;
        for (Entry entry : entries) {
            if (entry.type().equals(ASKED)) {
                last = entry;
            } else if (entry.type().equals(WITHDRAWN)) {
                last = null;
            }
        }
        return Optional.ofNullable(last).map(HandRequest::of);
    }

    /// The request that an allocation confirms; empty for an allocation that was drawn or is the only option.
    public static Optional<HandRequest> confirmedBy(Entry allocated, List<Entry> entries) {
        long asked = allocated.what().path("by-hand").asLong(0);
        return entries.stream()
                .filter(entry -> entry.seq() == asked && entry.type().equals(ASKED))
                .findFirst()
                .map(HandRequest::of);
    }

    private static HandRequest of(Entry entry) {
        return new HandRequest(
                entry.seq(),
                entry.what().path("decision").stringValue(),
                entry.what().path("option").stringValue(),
                entry.actor(),
                entry.recorded(),
                entry.why() == null ? "" : entry.why());
    }
}
