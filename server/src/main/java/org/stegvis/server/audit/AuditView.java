package org.stegvis.server.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The audit trail.
///
/// @param older where the entries before these are; null when there are none
public record AuditView(
        String trial,
        Seeking seeking,
        List<String> types,
        List<Actor> actors,
        List<Line> lines,
        @Nullable String older,
        ChainState chain) {
    public AuditView {
        types = List.copyOf(types);
        actors = List.copyOf(actors);
        lines = List.copyOf(lines);
    }

    /// What was asked for; empty for any.
    public record Seeking(String participant, String type, String actor, String from, String until) {}

    public record Actor(String id, String name) {}

    /// The end of the chain, and what a walk through it found.
    ///
    /// @param verdict null before it is walked
    /// @param tone `done` or `late`
    public record ChainState(
            String entries, String end, @Nullable String verdict, String tone) {}

    /// An entry of the log as a line of the table.
    ///
    /// @param path of the participant's page; null when it is about the trial, or not for this reader
    /// @param told what the entry holds, as far as the reader may know it
    /// @param hidden whether it holds more than that
    public record Line(
            long seq,
            String recorded,
            String happened,
            String who,
            String origin,
            @Nullable String participant,
            @Nullable String path,
            String what,
            List<Told> told,
            boolean hidden,
            @Nullable String why,
            String hash) {
        public Line {
            told = List.copyOf(told);
        }
    }

    /// One thing that an entry tells, by its name.
    ///
    /// @param before what stood there until then; null where nothing was replaced
    public record Told(String name, @Nullable String before, String value) {}
}
