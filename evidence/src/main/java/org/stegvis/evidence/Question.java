package org.stegvis.evidence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Text;

/// A question of a guideline: in whom, what, against what, on which outcome, when.
///
/// @param importantDifference the least difference that matters to patients, on the scale of `measure`, positive; for
///     ratios above one. Null when nobody has said one
/// @param answeredBy the contrasts of trials that answer it, when their results come in
/// @param fhir the urls, identifiers or ids of FHIR Evidence that answers it, when it comes in
/// @param judgements what counts today of what people have judged, by domain
public record Question(
        String id,
        Text title,
        Text population,
        Text intervention,
        Text comparison,
        Outcome outcome,
        Text time,
        EffectMeasure measure,
        @Nullable Double importantDifference,
        List<TrialContrast> answeredBy,
        List<String> fhir,
        Map<Domain, Judgement> judgements) {
    public Question {
        answeredBy = List.copyOf(answeredBy);
        fhir = List.copyOf(fhir);
        judgements = Map.copyOf(judgements);
    }

    /// This with other judgements.
    public Question withJudgements(Map<Domain, Judgement> others) {
        return new Question(
                id,
                title,
                population,
                intervention,
                comparison,
                outcome,
                time,
                measure,
                importantDifference,
                answeredBy,
                fhir,
                others);
    }

    /// The least important difference on the scale on which effects are pooled; NaN when there is none.
    public double pooledImportantDifference() {
        return importantDifference == null ? Double.NaN : measure.pooled(importantDifference);
    }
}
