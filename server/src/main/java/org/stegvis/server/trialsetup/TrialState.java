package org.stegvis.server.trialsetup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;

/// What the entries about a trial as a whole add up to.
///
/// @param versions of the protocol, oldest first, in force or not
/// @param inForce the entry with which each version began to be followed
/// @param siteLimits how many participants a site may enrol, where there is a limit
/// @param optionLimits how many allocations an option may get, where there is a limit
/// @param released whether what came of the trial may be told to everybody
/// @param recruitment what is planned for each site; under the empty name in a trial without sites
/// @param commitment to the allocation key; null before the trial is first opened
public record TrialState(
        String trial,
        List<PublishedProtocol> versions,
        Map<Integer, Long> inForce,
        Status status,
        Map<String, Integer> siteLimits,
        Map<OptionAt, Integer> optionLimits,
        boolean released,
        Map<String, RecruitmentPlan> recruitment,
        TrialEvent.@Nullable KeyCommitted commitment,
        @Nullable String revealedKey) {
    public TrialState {
        versions = List.copyOf(versions);
        inForce = Map.copyOf(inForce);
        siteLimits = Map.copyOf(siteLimits);
        optionLimits = Map.copyOf(optionLimits);
        recruitment = Map.copyOf(recruitment);
    }

    /// An option at a decision.
    public record OptionAt(String decision, String option) {}

    public enum Status {
        DRAFT,
        OPEN,
        PAUSED,
        CLOSED
    }

    /// Reads the entries about a trial, in order; those of other kinds are passed over.
    public static TrialState of(String trial, List<Entry> entries) {
        var versions = new ArrayList<PublishedProtocol>();
        var inForce = new HashMap<Integer, Long>();
        var siteLimits = new HashMap<String, Integer>();
        var optionLimits = new HashMap<OptionAt, Integer>();
        var recruitment = new HashMap<String, RecruitmentPlan>();
        Status status = Status.DRAFT;
        TrialEvent.KeyCommitted commitment = null;
        boolean released = false;
        String key = null;
        for (Entry entry : entries) {
            switch (TrialEvent.of(entry).orElse(null)) {
                case TrialEvent.ProtocolPublished published -> versions.add(PublishedProtocol.of(published));
                case TrialEvent.ProtocolInForce(var version) -> inForce.put(version, entry.seq());
                case TrialEvent.KeyCommitted committed -> commitment = committed;
                case TrialEvent.Opened opened -> status = Status.OPEN;
                case TrialEvent.Paused paused -> status = Status.PAUSED;
                case TrialEvent.Resumed resumed -> status = Status.OPEN;
                case TrialEvent.Closed closed -> status = Status.CLOSED;
                case TrialEvent.SiteCapped(var site, var limit) -> limit(siteLimits, site, limit);
                case TrialEvent.RecruitmentPlanned(var site, var plan) ->
                    limit(recruitment, Objects.requireNonNullElse(site, ""), plan);
                case TrialEvent.OptionCapped(var decision, var option, var limit) ->
                    limit(optionLimits, new OptionAt(decision, option), limit);
                case TrialEvent.KeyRevealed(var revealed) -> key = revealed;
                case TrialEvent.ResultsReleased now -> released = true;
                case null -> {}
            }
        }
        return new TrialState(
                trial, versions, inForce, status, siteLimits, optionLimits, released, recruitment, commitment, key);
    }

    private static <K, V> void limit(Map<K, V> limits, K what, @Nullable V limit) {
        if (limit == null) {
            limits.remove(what);
        } else {
            limits.put(what, limit);
        }
    }

    /// The newest version.
    public PublishedProtocol current() {
        return versions.getLast();
    }

    /// One of the versions.
    ///
    /// @throws java.util.NoSuchElementException when there is none of this number
    public PublishedProtocol version(int number) {
        return versions.stream()
                .filter(each -> each.version() == number)
                .findFirst()
                .orElseThrow();
    }

    /// The version that a participant's next step follows.
    ///
    /// @param entries about the participant; none before screening
    public PublishedProtocol of(List<Entry> entries) {
        return followedSince(
                entries.isEmpty() ? Long.MAX_VALUE : entries.getFirst().seq());
    }

    /// The version that somebody follows who is screened now. A newer one may have been published for a day to come.
    public PublishedProtocol ofNewcomers() {
        return of(List.of());
    }

    /// The same.
    ///
    /// @param since the first entry about the participant
    public PublishedProtocol followedSince(long since) {
        PublishedProtocol followed = versions.getFirst();
        for (PublishedProtocol version : versions) {
            Long inForceSince = inForce.get(version.version());
            if (inForceSince != null) {
                boolean isNew = since > inForceSince;
                if (version.appliesTo() == AppliesTo.EVERYBODY || isNew) {
                    followed = version;
                }
            }
        }
        return followed;
    }

    /// Why nobody can be enrolled or allocated now; empty when it is open.
    public Optional<Refusal> refusal() {
        return switch (status) {
            case OPEN -> Optional.empty();
            case DRAFT -> Optional.of(new Refusal(Refusal.Code.TRIAL_NOT_OPEN, "The trial has not been opened yet."));
            case PAUSED -> Optional.of(new Refusal(Refusal.Code.TRIAL_PAUSED, "The trial is paused."));
            case CLOSED -> Optional.of(new Refusal(Refusal.Code.TRIAL_CLOSED, "The trial is closed."));
        };
    }
}
