package org.stegvis.server.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.reading.MarkedRead;

/// The page of a participant.
///
/// @param unread answers to look at, for who is to look; none for others
/// @param marked answers that the reader has just marked as read; null for none
/// @param waiting something for which a second person is needed; null when nothing is
public record ParticipantView(
        String participant,
        String site,
        List<Dot> steps,
        Next next,
        List<CriterionLine> criteria,
        List<Fact> facts,
        List<Happened> timeline,
        List<Link> more,
        @Nullable Waiting waiting,
        List<Unread> unread,
        @Nullable MarkedRead marked) {
    public ParticipantView {
        steps = List.copyOf(steps);
        criteria = List.copyOf(criteria);
        facts = List.copyOf(facts);
        timeline = List.copyOf(timeline);
        more = List.copyOf(more);
        unread = List.copyOf(unread);
    }

    /// A visit or a decision of the trial.
    ///
    /// @param when the day or the week
    /// @param kind `visit` or `decision`
    /// @param state `past`, `here` or `ahead`
    public record Dot(String title, String when, String kind, String state) {}

    /// What comes next.
    ///
    /// @param due until when; null where there is no such day
    /// @param tone `late`, `due` or none
    public record Next(String title, String why, @Nullable String due, String tone, List<Link> acts) {}

    /// Answers of the participant that nobody has looked at.
    ///
    /// @param seq their place in the log
    /// @param told the scores that they give
    public record Unread(long seq, String visit, String sent, List<String> told) {
        public Unread {
            told = List.copyOf(told);
        }
    }

    /// An act that waits for a second person.
    ///
    /// @param text who asked for it, and what, as far as the reader may know
    public record Waiting(String title, String text, List<Link> acts) {}

    public record Link(String path, String label) {}

    /// A criterion of eligibility.
    ///
    /// @param state `met`, `failed` or `open`
    public record CriterionLine(String title, String state) {}

    /// A value as it stands.
    ///
    /// @param before what it was before the last correction; null when it was not corrected
    /// @param correct where to correct it; null when the reader may not
    public record Fact(
            String name,
            String value,
            @Nullable String before,
            @Nullable String correct) {}

    /// Something that happened.
    ///
    /// @param told details, each a sentence
    /// @param by who wrote it and when
    public record Happened(String day, String isoDay, String title, List<String> told, String by) {}
}
