package org.stegvis.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.participant.Assignment;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.people.Names;
import tools.jackson.databind.JsonNode;

/// The log of a trial as somebody may read it. Who may see everything at all sites gets the entries with their
/// hashes. For others the content of what they may not see is left out, and no hashes are told: with the rest of an
/// entry in hand its hash would tell which of two options it holds.
@Component
public class LogForReaders {
    /// What it takes to know what entries of these kinds hold.
    static final Map<String, Permission> CONTENT = Map.ofEntries(
            Map.entry("assessed", Permission.SEE_MEASURES),
            Map.entry("corrected", Permission.SEE_MEASURES),
            Map.entry("query-raised", Permission.SEE_MEASURES),
            Map.entry("query-answered", Permission.SEE_MEASURES),
            Map.entry("query-asked-again", Permission.SEE_MEASURES),
            Map.entry("concomitant-care", Permission.SEE_MEASURES),
            Map.entry("allocated", Permission.SEE_ALLOCATIONS),
            Map.entry("continued", Permission.SEE_ALLOCATIONS),
            Map.entry("left", Permission.SEE_ALLOCATIONS),
            Map.entry("treated", Permission.SEE_ALLOCATIONS),
            Map.entry("session", Permission.SEE_ALLOCATIONS),
            Map.entry("session-corrected", Permission.SEE_ALLOCATIONS),
            Map.entry("treatment-withdrawn", Permission.SEE_ALLOCATIONS),
            Map.entry("unblinded", Permission.SEE_ALLOCATIONS),
            // Therapists give some treatments and not others.
            Map.entry(Assignment.TYPE, Permission.SEE_ALLOCATIONS),
            // It holds the hash of what was signed.
            Map.entry("signed", Permission.SEE_ALLOCATIONS),
            Map.entry("allocation-by-hand-asked", Permission.SEE_ALLOCATIONS),
            Map.entry("allocation-by-hand-withdrawn", Permission.SEE_ALLOCATIONS),
            // Which visit somebody is reminded of can tell what they were allocated.
            Map.entry("reminder", Permission.SEE_ALLOCATIONS),
            Map.entry("key-revealed", Permission.SEE_ALLOCATIONS),
            Map.entry("adverse-event", Permission.SEE_INCIDENTS),
            Map.entry("adverse-event-changed", Permission.SEE_INCIDENTS),
            Map.entry("deviation", Permission.SEE_INCIDENTS),
            Map.entry("deviation-settled", Permission.SEE_INCIDENTS),
            Map.entry("note", Permission.SEE_NOTES));

    /// Which of these was written tells what came of a decision.
    static final Set<String> DECIDED = Set.of("allocated", "continued", "left");

    /// Who did it, where a reader must not learn which therapist it was.
    private static final String HIDDEN = "staff";

    private final EventLog log;
    private final Participants participants;
    private final Access access;
    private final Names names;

    public LogForReaders(EventLog log, Participants participants, Access access, Names names) {
        this.log = log;
        this.participants = participants;
        this.access = access;
        this.names = names;
    }

    public sealed interface Answer {
        /// For who may see everything at all sites: the chain can be checked with it.
        ///
        /// @param entries whole, with their hashes
        record Whole(List<Entry> entries) implements Answer {}

        /// For all others: what they may see, of the sites that they may see.
        ///
        /// @param next the place from which to read on
        record Part(List<Line> entries, long next) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    /// An entry without what the reader may not see.
    ///
    /// @param what null when it is withheld
    public record Line(
            long seq,
            Instant recorded,
            String happened,
            String actor,
            @Nullable String participant,
            String type,
            @Nullable JsonNode what,
            @Nullable String why) {}

    /// Some entries in order, from one place on.
    ///
    /// @param from the first place that is wanted
    /// @param limit how many places are looked at; who may not see all of them gets fewer entries
    public Answer read(Actor actor, String trial, long from, int limit) {
        Access.Reach reach = access.reach(actor, Permission.SEE_LOG, trial);
        if (reach.nowhere()) {
            return new Answer.Refused(Refusal.notPermitted());
        }
        List<Entry> entries = log.from(trial, from, limit);
        boolean whole = reach.everywhere()
                && Set.copyOf(CONTENT.values()).stream()
                        .allMatch(permission -> access.allows(actor, permission, trial, null));
        if (whole) {
            return new Answer.Whole(entries);
        }
        Map<String, String> sites = participants.sites(
                trial,
                entries.stream()
                        .flatMap(entry -> java.util.stream.Stream.ofNullable(entry.participant()))
                        .collect(Collectors.toSet()));
        List<Line> lines = entries.stream()
                .filter(entry -> entry.participant() == null
                        || reach.everywhere()
                        || reach.sites().contains(sites.getOrDefault(entry.participant(), "")))
                .map(entry -> line(actor, trial, entry, sites))
                .toList();
        return new Answer.Part(
                lines, entries.isEmpty() ? from : entries.getLast().seq() + 1);
    }

    private Line line(Actor actor, String trial, Entry entry, Map<String, String> sites) {
        String site = entry.participant() == null ? null : sites.get(entry.participant());
        Permission needed = CONTENT.get(entry.type());
        boolean withheld = needed != null && !access.allows(actor, needed, trial, site);
        return new Line(
                entry.seq(),
                entry.recorded(),
                entry.happened(),
                names.of(entry.actor(), trial, access.allows(actor, Permission.SEE_ALLOCATIONS, trial, site)) == null
                        ? HIDDEN
                        : entry.actor(),
                entry.participant(),
                withheld && DECIDED.contains(entry.type()) ? "decided" : entry.type(),
                withheld ? null : entry.what(),
                withheld ? null : entry.why());
    }
}
