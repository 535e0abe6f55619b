package org.stegvis.server.guideline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.guideline.GuidelineEvent.Kind;

/// What the entries about a guideline add up to.
///
/// @param versions of the evidence file, oldest first; at least one
/// @param placed what was placed beside it, oldest first, withdrawn or not
/// @param judged what people judged, oldest first
/// @param seq of the last entry
record GuidelineState(String id, List<Version> versions, List<Placed> placed, List<Judging> judged, long seq) {
    GuidelineState {
        versions = List.copyOf(versions);
        placed = List.copyOf(placed);
        judged = List.copyOf(judged);
    }

    /// Who did something, when and why.
    record Doing(long seq, Instant at, String actor, String why) {
        static Doing of(Entry entry) {
            return new Doing(entry.seq(), entry.recorded(), entry.actor(), Objects.requireNonNullElse(entry.why(), ""));
        }
    }

    record Version(int number, String sha256, String text, Doing doing) {}

    /// @param withdrawn who took it back; null while it counts
    record Placed(
            Kind kind,
            String sha256,
            String text,
            @Nullable String question,
            Doing doing,
            @Nullable Doing withdrawn) {
        boolean counts() {
            return withdrawn == null;
        }
    }

    record Judging(String about, String part, String answer, String by, Doing doing) {}

    /// Reads the entries of a guideline's log, in order; null while it has no version.
    static @Nullable GuidelineState of(String id, List<Entry> entries) {
        var versions = new ArrayList<Version>();
        Map<Long, Doing> withdrawn = new HashMap<>();
        var placed = new ArrayList<Placed>();
        var judged = new ArrayList<Judging>();
        for (Entry entry : entries) {
            Doing doing = Doing.of(entry);
            switch (GuidelineEvent.of(entry).orElse(null)) {
                case GuidelineEvent.EvidenceFiled(var version, var sha256, var text) ->
                    versions.add(new Version(version, sha256, text, doing));
                case GuidelineEvent.ResultsPlaced(var kind, var sha256, var text, var question) ->
                    placed.add(new Placed(kind, sha256, text, question, doing, null));
                case GuidelineEvent.ResultsWithdrawn(var of) -> withdrawn.put(of, doing);
                case GuidelineEvent.EvidenceJudged(var about, var part, var answer, var by) ->
                    judged.add(new Judging(about, part, answer, by, doing));
                case null -> {}
            }
        }
        return versions.isEmpty()
                ? null
                : new GuidelineState(
                        id,
                        versions,
                        placed.stream()
                                .map(each -> new Placed(
                                        each.kind(),
                                        each.sha256(),
                                        each.text(),
                                        each.question(),
                                        each.doing(),
                                        withdrawn.get(each.doing().seq())))
                                .toList(),
                        judged,
                        entries.getLast().seq());
    }

    Version current() {
        return versions.getLast();
    }
}
