package org.stegvis.evidence.fhir;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EffectMeasure;
import org.stegvis.evidence.StudyRecord.Design;
import org.stegvis.evidence.StudyResult.Effect;

/// An Evidence resource as far as a question needs it.
///
/// @param keys its url, the values of its identifiers and its id: the names by which a question may ask for it
/// @param questions the values of identifiers of the system of this program's questions, `FILE/QUESTION`
/// @param date null when it tells none
/// @param design null when it tells none: then it is shown and not pooled
/// @param statistics those that can be pooled, at least one
public record FhirEvidence(
        String name,
        List<String> keys,
        List<String> questions,
        String title,
        @Nullable String citation,
        @Nullable String address,
        @Nullable LocalDate date,
        @Nullable Design design,
        @Nullable Integer participants,
        List<Statistic> statistics) {
    public FhirEvidence {
        keys = List.copyOf(keys);
        questions = List.copyOf(questions);
        statistics = List.copyOf(statistics);
    }

    /// An effect, exposure less reference exposure, on the scale on which it is pooled.
    ///
    /// @param isDoubtful whether it is so far from the middle of its interval that a number may be a misprint
    public record Statistic(EffectMeasure measure, Effect effect, boolean isDoubtful) {}
}
