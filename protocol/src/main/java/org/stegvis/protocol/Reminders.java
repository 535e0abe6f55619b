package org.stegvis.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How participants are reminded of their visits, at most.
///
/// @param sender who they learn that it comes from, in words that tell nothing of an illness or a treatment
/// @param channels those that participants choose from
/// @param quiet null when messages are sent at any hour
/// @param visits by the id of the visit, in the order of the file; of no other visits is anybody reminded
public record Reminders(
        Text sender, List<Channel> channels, @Nullable Quiet quiet, Map<String, Rule> visits) {
    public Reminders {
        channels = List.copyOf(channels);
        visits = Collections.unmodifiableMap(new LinkedHashMap<>(visits));
        if (channels.isEmpty() || visits.isEmpty()) {
            throw new IllegalArgumentException("Reminders must have a channel and a visit.");
        }
    }

    /// By what a reminder comes.
    public enum Channel {
        EMAIL,
        SMS;

        /// As documents write it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Hours of the day, by the clock where the server stands, in which nothing is sent: from the first on, until the
    /// second, past midnight when that is the smaller one.
    public record Quiet(int from, int until) {
        public Quiet {
            if (from < 0 || from > 23 || until < 0 || until > 23 || from == until) {
                throw new IllegalArgumentException(
                        "Quiet hours (from %d until %d) must be two different hours of 0 to 23."
                                .formatted(from, until));
            }
        }

        public boolean holds(int hour) {
            return from < until ? hour >= from && hour < until : hour >= from || hour < until;
        }
    }

    /// When one visit is reminded of.
    ///
    /// @param days from the day on which it opens, rising; before it where negative
    /// @param atMost how many reminders at most, whatever the days say
    public record Rule(List<Integer> days, int atMost) {
        public Rule {
            days = List.copyOf(new TreeSet<>(days));
            if (days.isEmpty() || atMost < 1) {
                throw new IllegalArgumentException("A reminder must have a day, and may come once at least.");
            }
        }
    }
}
