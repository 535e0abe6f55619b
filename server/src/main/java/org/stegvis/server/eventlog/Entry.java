package org.stegvis.server.eventlog;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One line of a trial's log; never changed once written.
///
/// @param seq its place in the trial's log, from 1 without gaps
/// @param recorded when the server wrote it, by the server's clock, to the microsecond
/// @param happened when the thing happened, as it was told: a day (`2026-03-01`) or a moment
/// @param actor who did it
/// @param origin from where
/// @param request names the request that wrote it, so that a repeated one is answered and not done again;
/// null when nobody asked for that
/// @param participant whom it is about; null for the trial as a whole
/// @param type what kind of thing happened: `assessed`
/// @param what the thing itself
/// @param why the reason given, null where none is asked for
/// @param hash of this entry and the one before it, 64 hexadecimal digits
public record Entry(
        String trial,
        long seq,
        Instant recorded,
        String happened,
        String actor,
        String origin,
        @Nullable String request,
        @Nullable String participant,
        String type,
        JsonNode what,
        @Nullable String why,
        String hash) {

    /// The hash that the first entry of a log names as the one before it.
    public static final String BEGINNING = "0".repeat(64);

    /// The hash that this entry must have after the one before it.
    String hashAfter(String previous) {
        return Chain.hash(previous, this);
    }

    Entry withHash(String complete) {
        return new Entry(
                trial, seq, recorded, happened, actor, origin, request, participant, type, what, why, complete);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /// Entries about participants, in order, by participant.
    ///
    /// @throws NullPointerException when one is about the trial as a whole
    public static Map<String, List<Entry>> byParticipant(List<Entry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> Objects.requireNonNull(entry.participant(), "an entry about a participant")));
    }

    /// The participants that some entries are about.
    static List<String> participants(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.participant()))
                .distinct()
                .toList();
    }
}
