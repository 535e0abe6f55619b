package org.stegvis.server.trialsetup;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.NewEntry;
import tools.jackson.databind.json.JsonMapper;

/// Something that happened to a trial as a whole.
public sealed interface TrialEvent {

    /// A version of the protocol; the first one begins the trial, later ones amend it.
    ///
    /// @param version 1, 2, …
    /// @param sha256 of the text, which stands here so that the log can be read without anything else
    /// @param from the day it applies from
    /// @param instruments the text of each file of the trial's own instruments, by the name that the protocol gives
    /// it; null when there are none
    record ProtocolPublished(
            int version,
            String sha256,
            String text,
            LocalDate from,
            AppliesTo appliesTo,
            @Nullable Map<String, String> instruments)
            implements TrialEvent {

        /// The files of instruments, none being an empty map.
        Map<String, String> files() {
            return instruments == null ? Map.of() : instruments;
        }
    }

    /// A version begins to be followed, by those whom it applies to.
    record ProtocolInForce(int version) implements TrialEvent {}

    /// The trial is bound to an allocation key, before the first allocation and without telling it.
    ///
    /// @param commitment SHA-256 that only this key gives; see `docs/reference/randomisation.md`
    record KeyCommitted(String commitment, String fingerprint) implements TrialEvent {}

    record Opened() implements TrialEvent {}

    record Paused() implements TrialEvent {}

    record Resumed() implements TrialEvent {}

    /// No participant enters or is allocated any more.
    record Closed() implements TrialEvent {}

    /// From now on a site enrols no more than this.
    ///
    /// @param limit how many participants a site may enrol; null lifts the limit
    record SiteCapped(String site, @Nullable Integer limit) implements TrialEvent {}

    /// Recruitment is compared with this plan from now on.
    ///
    /// @param site null in a trial without sites
    /// @param plan replaces the one before it; null takes it back
    record RecruitmentPlanned(
            @Nullable String site, @Nullable RecruitmentPlan plan) implements TrialEvent {}

    /// From now on an option is allocated no more often than this.
    ///
    /// @param limit how many allocations the option may get there; 0 closes it, null lifts the limit
    record OptionCapped(
            String decision, String option, @Nullable Integer limit) implements TrialEvent {}

    /// The key itself, after closure, so that anyone can recompute the allocations.
    ///
    /// @param key hexadecimal
    record KeyRevealed(String key) implements TrialEvent {}

    /// What came of the trial may be told to everybody. Only after closure, when allocations are unlocked.
    record ResultsReleased() implements TrialEvent {}

    /// Whom an amendment concerns.
    enum AppliesTo {
        /// Those screened from then on; others keep the version they began with.
        NEW_PARTICIPANTS,
        /// Everybody's next steps.
        EVERYBODY
    }

    /// The kinds by the name they have in the log.
    Map<String, Class<? extends TrialEvent>> TYPES = types();

    private static Map<String, Class<? extends TrialEvent>> types() {
        var types = new LinkedHashMap<String, Class<? extends TrialEvent>>();
        types.put("protocol-published", ProtocolPublished.class);
        types.put("protocol-in-force", ProtocolInForce.class);
        types.put("key-committed", KeyCommitted.class);
        types.put("trial-opened", Opened.class);
        types.put("trial-paused", Paused.class);
        types.put("trial-resumed", Resumed.class);
        types.put("trial-closed", Closed.class);
        types.put("site-capped", SiteCapped.class);
        types.put("recruitment-planned", RecruitmentPlanned.class);
        types.put("option-capped", OptionCapped.class);
        types.put("key-revealed", KeyRevealed.class);
        types.put("results-released", ResultsReleased.class);
        return Map.copyOf(types);
    }

    /// What is written for this.
    ///
    /// @param happened the day
    default NewEntry entry(LocalDate happened, @Nullable String why) {
        String type = TYPES.entrySet().stream()
                .filter(each -> each.getValue().equals(getClass()))
                .findFirst()
                .orElseThrow()
                .getKey();
        return new NewEntry(type, happened.toString(), JsonMapper.shared().valueToTree(this), why);
    }

    /// The event of an entry; empty when the entry is about something else.
    static Optional<TrialEvent> of(Entry entry) {
        Class<? extends TrialEvent> type = TYPES.get(entry.type());
        return type == null ? Optional.empty() : Optional.of(JsonMapper.shared().treeToValue(entry.what(), type));
    }
}
