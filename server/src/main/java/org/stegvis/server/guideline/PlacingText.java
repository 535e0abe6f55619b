package org.stegvis.server.guideline;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.fhir.FhirPlacing;
import org.stegvis.evidence.fhir.FhirReader;
import org.stegvis.evidence.fhir.FhirReading;
import org.stegvis.evidence.results.Placed;
import org.stegvis.evidence.results.Placing;
import org.stegvis.exchange.results.ResultsReader;
import org.stegvis.exchange.results.ResultsReading;
import org.stegvis.protocol.yaml.DocumentPath;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Place;
import org.stegvis.server.guideline.GuidelineEvent.Kind;

/// Results as text, and where they would stand in the evidence of a guideline.
sealed interface PlacingText {
    /// What findings call the text.
    String NAME = "results.json";

    /// It is broken.
    record Rejected(List<Finding> findings) implements PlacingText {
        public Rejected {
            findings = List.copyOf(findings);
        }
    }

    /// It has its place, or answers none of the questions.
    ///
    /// @param protocol the id of the trial it comes from; null where it does not say
    record Read(Kind kind, @Nullable String protocol, Placed placed) implements PlacingText {}

    /// Reads results of Stegvis or FHIR Evidence, and finds their place.
    ///
    /// @param question what FHIR Evidence answers, null where it says so itself
    /// @param today the date of what tells none
    static PlacingText of(String text, @Nullable String question, EvidenceFile file, LocalDate today) {
        if (FhirReader.isFhir(NAME, text)) {
            return switch (FhirReader.read(NAME, text)) {
                case FhirReading.Rejected(var findings) -> new Rejected(findings);
                case FhirReading.Accepted accepted
                when question != null && accepted.evidence().size() > 1 ->
                    new Rejected(List.of(several(accepted.evidence().size())));
                case FhirReading.Accepted accepted ->
                    new Read(Kind.FHIR, null, FhirPlacing.of(file, accepted.evidence(), question, today));
            };
        }
        return switch (ResultsReader.read(NAME, text)) {
            case ResultsReading.Rejected(var findings) -> new Rejected(findings);
            case ResultsReading.Accepted accepted ->
                new Read(Kind.RESULTS, accepted.document().protocol(), Placing.of(file, accepted.document(), today));
        };
    }

    private static Finding several(int count) {
        return Finding.error(
                Place.startOf(NAME),
                DocumentPath.ROOT,
                count + " Evidence",
                "one, where a question is chosen",
                "Choose no question, and name each Evidence under 'fhir' of its question.");
    }
}
