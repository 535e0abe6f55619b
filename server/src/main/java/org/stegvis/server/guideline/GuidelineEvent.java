package org.stegvis.server.guideline;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.NewEntry;
import tools.jackson.databind.json.JsonMapper;

/// Something that happened to a guideline. Its log is as append-only as a trial's.
sealed interface GuidelineEvent {

    /// A version of the evidence file; the first one begins the guideline.
    ///
    /// @param version 1, 2, …
    /// @param sha256 of the text, which stands here so that the log can be read without anything else
    record EvidenceFiled(int version, String sha256, String text) implements GuidelineEvent {}

    /// Results that take their place beside the studies of the file.
    ///
    /// @param question what FHIR Evidence answers, null where it says so itself
    record ResultsPlaced(
            Kind kind, String sha256, String text, @Nullable String question) implements GuidelineEvent {}

    /// Results that do not count any more.
    ///
    /// @param placed the place in the log of what is withdrawn
    record ResultsWithdrawn(long placed) implements GuidelineEvent {}

    /// One domain of a question's certainty, or one criterion of a recommendation.
    ///
    /// @param by the name of who judged, as it was then
    record EvidenceJudged(String about, String part, String answer, String by) implements GuidelineEvent {}

    /// What results are written in.
    enum Kind {
        /// The results document of `stegvis analyse`.
        RESULTS,
        /// FHIR R5 Evidence, or a Bundle with such; JSON.
        FHIR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The kinds by the name they have in the log.
    Map<String, Class<? extends GuidelineEvent>> TYPES = types();

    private static Map<String, Class<? extends GuidelineEvent>> types() {
        var types = new LinkedHashMap<String, Class<? extends GuidelineEvent>>();
        types.put("evidence-filed", EvidenceFiled.class);
        types.put("results-placed", ResultsPlaced.class);
        types.put("results-withdrawn", ResultsWithdrawn.class);
        types.put("evidence-judged", EvidenceJudged.class);
        return Map.copyOf(types);
    }

    /// What is written for this.
    default NewEntry entry(LocalDate happened, String why) {
        String type = TYPES.entrySet().stream()
                .filter(each -> each.getValue().equals(getClass()))
                .findFirst()
                .orElseThrow()
                .getKey();
        return new NewEntry(type, happened.toString(), JsonMapper.shared().valueToTree(this), why);
    }

    /// The event of an entry; empty when it is about something else.
    static Optional<GuidelineEvent> of(Entry entry) {
        Class<? extends GuidelineEvent> type = TYPES.get(entry.type());
        return type == null ? Optional.empty() : Optional.of(JsonMapper.shared().treeToValue(entry.what(), type));
    }
}
