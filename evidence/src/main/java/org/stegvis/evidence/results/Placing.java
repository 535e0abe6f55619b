package org.stegvis.evidence.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.evidence.EffectMeasure;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Source;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyResult;
import org.stegvis.evidence.StudyResult.Effect;
import org.stegvis.evidence.TrialContrast;
import org.stegvis.exchange.results.ResultsDocument;
import org.stegvis.protocol.Text;

/// Takes from a results document the contrasts that answer questions of an evidence file.
///
/// What the trial has published before on the same question gives way, so that nobody is counted twice.
public final class Placing {
    private final EvidenceFile file;
    private final ResultsDocument document;
    private final List<Text> notes = new ArrayList<>();

    private Placing(EvidenceFile file, ResultsDocument document) {
        this.file = file;
        this.document = document;
    }

    /// The file with the trial in it.
    ///
    /// @param today the date of the results where the document does not tell one
    public static Placed of(EvidenceFile file, ResultsDocument document, LocalDate today) {
        return new Placing(file, document).placed(today);
    }

    private Placed placed(LocalDate today) {
        var answered = new ArrayList<Question>();
        var results = new ArrayList<StudyResult>();
        for (Question question : file.questions()) {
            List<StudyResult> found = results(question);
            if (!found.isEmpty()) {
                answered.add(question);
                results.addAll(found);
            }
        }
        if (document.isSimulated()) {
            notes.add(Text.of(
                    "The participants of these results are made up: nothing here is evidence.",
                    "Deltakerne i disse resultatene er oppdiktet: ingenting her er evidens."));
        }
        if (results.isEmpty()) {
            return new Placed(file, answered, notes);
        }
        var studies = new ArrayList<StudyRecord>();
        for (StudyRecord study : file.studies()) {
            studies.add(document.protocol().equals(study.protocol()) ? without(study, answered) : study);
        }
        LocalDate date = document.created() == null ? today : document.created();
        studies.add(study(results, covariances(answered), date));
        return new Placed(file.with(studies), answered, notes);
    }

    private StudyRecord study(List<StudyResult> results, Map<String, Matrix> covariances, LocalDate date) {
        String id = "results-of-" + document.protocol();
        Source source = new Source(id, "results document of the protocol " + document.protocol(), null);
        return new StudyRecord(
                id,
                Text.of("Results of " + document.protocol(), "Resultater fra " + document.protocol()),
                StudyRecord.Design.SMART,
                date,
                source,
                document.participants(),
                document.protocol(),
                StudyRecord.Bias.NOT_RATED,
                null,
                results,
                covariances,
                Map.of(),
                Map.of());
    }

    /// Of several contrasts of the trial on one question: from the standard errors of all contrasts between their
    /// options or regimes. What cannot be had so is told, and only the first contrast is kept.
    private Map<String, Matrix> covariances(List<Question> answered) {
        var all = new LinkedHashMap<String, Matrix>();
        for (Question question : answered) {
            List<TrialContrast> contrasts = contrasts(question);
            if (contrasts.size() > 1) {
                Matrix between = new SharedParticipants(document).between(contrasts);
                if (between != null) {
                    all.put(question.id(), between);
                }
            }
        }
        return all;
    }

    private List<TrialContrast> contrasts(Question question) {
        return question.answeredBy().stream()
                .filter(contrast -> contrast.protocol().equals(document.protocol()))
                .toList();
    }

    private StudyRecord without(StudyRecord study, List<Question> answered) {
        List<StudyResult> left = study.results().stream()
                .filter(result -> answered.stream().noneMatch(each -> each.id().equals(result.question())))
                .toList();
        if (left.size() < study.results().size()) {
            notes.add(Text.of(
                    "The results take the place of '" + study.id() + "', which is the same trial.",
                    "Resultatene erstatter «" + study.id() + "», som er den samme studien."));
        }
        return study.with(left);
    }

    private List<StudyResult> results(Question question) {
        List<TrialContrast> contrasts = contrasts(question);
        List<StudyResult> found = contrasts.stream()
                .map(contrast -> result(question, contrast))
                .filter(Objects::nonNull)
                .toList();
        // The document holds no standard errors of differences between odds ratios.
        boolean isWhole =
                found.size() == contrasts.size() && !question.measure().isRatio();
        if (found.size() > 1 && !(isWhole && new SharedParticipants(document).between(contrasts) != null)) {
            leftOut(
                    question,
                    "its contrasts share participants, and the document does not hold all contrasts from which their"
                            + " covariance follows; only the first is taken",
                    "kontrastene deler deltakere, og dokumentet har ikke alle kontrastene som kovariansen følger av;"
                            + " bare den første tas med");
            return List.of(found.getFirst());
        }
        return found;
    }

    private @Nullable StudyResult result(Question question, TrialContrast wanted) {
        ResultsDocument.Analysis analysis = document.analyses().stream()
                .filter(each -> each.id().equals(wanted.analysis()))
                .findFirst()
                .orElse(null);
        if (analysis == null) {
            leftOut(
                    question,
                    "the document has no analysis '" + wanted.analysis() + "'",
                    "dokumentet har ingen analyse «" + wanted.analysis() + "»");
            return null;
        }
        if (analysis.notEstimable() != null) {
            leftOut(
                    question,
                    "it was not estimable: " + analysis.notEstimable(),
                    "den lot seg ikke estimere: " + analysis.notEstimable());
            return null;
        }
        Effect effect = effect(question.measure(), analysis, wanted);
        if (effect == null) {
            leftOut(
                    question,
                    "'%s' has no contrast of %s and %s as a %s"
                            .formatted(
                                    wanted.analysis(),
                                    wanted.of(),
                                    wanted.versus(),
                                    question.measure().label()),
                    "«%s» har ingen kontrast mellom %s og %s som %s"
                            .formatted(
                                    wanted.analysis(),
                                    wanted.of(),
                                    wanted.versus(),
                                    question.measure().label()));
            return null;
        }
        return new StudyResult(question.id(), effect, null, null, null, null);
    }

    private @Nullable Effect effect(EffectMeasure measure, ResultsDocument.Analysis analysis, TrialContrast wanted) {
        return switch (measure) {
            case MEAN_DIFFERENCE, RISK_DIFFERENCE -> difference(analysis, wanted);
            case ODDS_RATIO -> ratio(analysis, wanted);
            case STANDARDISED_MEAN_DIFFERENCE, RISK_RATIO, HAZARD_RATIO -> null;
        };
    }

    private static @Nullable Effect difference(ResultsDocument.Analysis analysis, TrialContrast wanted) {
        for (ResultsDocument.Contrast each : analysis.contrasts()) {
            if (each.se() > 0 && each.of().equals(wanted.of()) && each.versus().equals(wanted.versus())) {
                return new Effect(each.estimate(), each.se(), each.lower(), each.upper(), each.level());
            }
            if (each.se() > 0
                    && each.of().equals(wanted.versus())
                    && each.versus().equals(wanted.of())) {
                return new Effect(-each.estimate(), each.se(), -each.upper(), -each.lower(), each.level());
            }
        }
        return null;
    }

    private @Nullable Effect ratio(ResultsDocument.Analysis analysis, TrialContrast wanted) {
        for (ResultsDocument.OddsRatio each : analysis.oddsRatios()) {
            boolean same = each.of().equals(wanted.of()) && each.versus().equals(wanted.versus());
            boolean turned = each.of().equals(wanted.versus()) && each.versus().equals(wanted.of());
            if (same || turned) {
                double sign = same ? 1 : -1;
                double lower = Math.log(same ? each.lower() : 1 / each.upper());
                double upper = Math.log(same ? each.upper() : 1 / each.lower());
                return new Effect(sign * Math.log(each.ratio()), errorOfLog(each), lower, upper, each.level());
            }
        }
        return null;
    }

    /// As the document has it. One of before does not: then from the width of the interval, which the reader is told,
    /// as it is too large where the interval was Student's.
    private double errorOfLog(ResultsDocument.OddsRatio ratio) {
        Double told = ratio.logSe();
        if (told != null) {
            return told;
        }
        notes.add(Text.of(
                "The document does not hold the standard error of the odds ratio of %s and %s; it is taken from the interval by the normal distribution, and too large if the interval is Student's. Analyse anew to have it."
                        .formatted(ratio.of(), ratio.versus()),
                "Dokumentet har ikke standardfeilen til oddsratioen mellom %s og %s; den er tatt fra intervallet med normalfordelingen, og er for stor hvis intervallet er Students. Analyser på nytt for å få den."
                        .formatted(ratio.of(), ratio.versus())));
        double half = (Math.log(ratio.upper()) - Math.log(ratio.lower())) / 2;
        return half / NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - ratio.level()) / 2);
    }

    private void leftOut(Question question, String english, String norwegian) {
        notes.add(Text.of(
                "'" + question.id() + "' gets no result: " + english + ".",
                "«" + question.id() + "» får ikke noe resultat: " + norwegian + "."));
    }
}
