package org.stegvis.evidence.fhir;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Source;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyRecord.Design;
import org.stegvis.evidence.StudyResult;
import org.stegvis.evidence.results.Placed;
import org.stegvis.protocol.Text;

/// Places FHIR Evidence beside the studies of an evidence file, each on the questions that ask for it: by its url, an
/// identifier or its id under `fhir`, or because it was written for that question.
///
/// Evidence that does not say how it was come by is shown and not pooled.
public final class FhirPlacing {
    private final EvidenceFile file;
    private final @Nullable String only;
    private final List<Text> notes = new ArrayList<>();

    private FhirPlacing(EvidenceFile file, @Nullable String only) {
        this.file = file;
        this.only = only;
    }

    /// The file with the evidence in it.
    ///
    /// @param only the question that all of it answers, whatever it says itself; null to go by what it says
    /// @param today the date of evidence that tells none
    public static Placed of(EvidenceFile file, List<FhirEvidence> evidence, @Nullable String only, LocalDate today) {
        return new FhirPlacing(file, only).placed(evidence, today);
    }

    private Placed placed(List<FhirEvidence> evidence, LocalDate today) {
        var studies = new ArrayList<>(file.studies());
        var answered = new ArrayList<Question>();
        for (FhirEvidence each : evidence) {
            var results = new ArrayList<StudyResult>();
            for (Question question : file.questions()) {
                StudyResult result = isAsked(question, each) ? result(question, each) : null;
                if (result != null) {
                    results.add(result);
                    answered.add(question);
                }
            }
            if (!results.isEmpty()) {
                studies.add(study(each, results, "fhir-" + (studies.size() + 1), today));
            }
        }
        return new Placed(file.with(studies), answered, notes);
    }

    private boolean isAsked(Question question, FhirEvidence each) {
        if (only != null) {
            return question.id().equals(only);
        }
        return each.questions().contains(file.id() + "/" + question.id())
                || question.fhir().stream().anyMatch(each.keys()::contains);
    }

    private @Nullable StudyResult result(Question question, FhirEvidence each) {
        for (FhirEvidence.Statistic statistic : each.statistics()) {
            if (statistic.measure() == question.measure()) {
                return new StudyResult(question.id(), statistic.effect(), null, why(each, statistic), null, null);
            }
        }
        String wanted = question.measure().label();
        String has = String.join(
                ", ",
                each.statistics().stream().map(one -> one.measure().label()).toList());
        notes.add(Text.of(
                "'%s' gets nothing from '%s': it tells no %s, but %s."
                        .formatted(question.id(), each.name(), wanted, has),
                "«%s» får ingenting fra «%s»: den forteller ikke om %s, men om %s."
                        .formatted(question.id(), each.name(), wanted, has)));
        return null;
    }

    /// Why it is shown and not pooled; null when it is pooled.
    private static @Nullable Text why(FhirEvidence each, FhirEvidence.Statistic statistic) {
        if (statistic.isDoubtful()) {
            return Text.of(
                    "The estimate is far from the middle of its interval, so one of the numbers is probably a misprint.",
                    "Estimatet ligger langt fra midten av intervallet, så ett av tallene er trolig en trykkfeil.");
        }
        return each.design() == null
                ? Text.of(
                        "It does not say how it was come by: name 'studyDesign' or 'synthesisType'.",
                        "Den sier ikke hvordan den er blitt til: oppgi «studyDesign» eller «synthesisType».")
                : null;
    }

    /// The pooled evidence of a question, written by this program, holds what came before as a synthesis does.
    private static Design design(FhirEvidence each) {
        Design design = each.design();
        return !each.questions().isEmpty() ? Design.SYNTHESIS : design == null ? Design.RANDOMISED : design;
    }

    private StudyRecord study(FhirEvidence each, List<StudyResult> results, String id, LocalDate today) {
        LocalDate date = each.date();
        if (date == null) {
            notes.add(Text.of(
                    "'" + each.name() + "' tells no date; it counts from today.",
                    "«" + each.name() + "» oppgir ingen dato; den regnes fra i dag."));
        }
        String citation = each.citation();
        return new StudyRecord(
                id,
                Text.of(each.title()),
                design(each),
                date == null ? today : date,
                new Source(id, citation == null ? each.title() : citation, each.address()),
                each.participants(),
                null,
                StudyRecord.Bias.NOT_RATED,
                null,
                results,
                Map.of(),
                Map.of(),
                Map.of());
    }
}
