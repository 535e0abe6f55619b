package org.stegvis.evidence.living;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyRecord.Design;
import org.stegvis.evidence.StudyResult;
import org.stegvis.evidence.meta.Effects;
import org.stegvis.evidence.meta.MetaAnalysis;
import org.stegvis.evidence.meta.MetaResult;
import org.stegvis.evidence.meta.Study;
import org.stegvis.evidence.meta.Uncertainty;

/// What a question's studies say together at a day.
///
/// A published synthesis enters as one effect, and takes the place of what was published before it: earlier studies
/// are in it, or were left out of it for a reason. So no participant counts twice, as far as dates can tell.
///
/// @param studies those that enter, oldest first
/// @param result their meta-analysis
public record RunningEvidence(Question question, List<StudyRecord> studies, MetaResult result) {
    /// From so many effects on, the spread between them can say something about the standard error.
    private static final int ENOUGH_FOR_T = 3;

    public RunningEvidence {
        studies = List.copyOf(studies);
    }

    /// Null when no pooled study was published up to the day.
    public static @Nullable RunningEvidence at(EvidenceFile file, Question question, LocalDate day) {
        var entering = new ArrayList<StudyRecord>();
        file.resultsOn(question).forEach((study, results) -> {
            boolean hasAny = results.stream().anyMatch(StudyResult::isPooled);
            if (hasAny && !study.date().isAfter(day) && study.design() != Design.OBSERVATIONAL) {
                if (study.design() == Design.SYNTHESIS) {
                    entering.clear();
                }
                entering.add(study);
            }
        });
        return entering.isEmpty() ? null : of(question, entering);
    }

    /// The meta-analysis of these studies.
    static RunningEvidence of(Question question, List<StudyRecord> entering) {
        Effects effects = new Effects(
                entering.stream().map(study -> study(question, study)).toList());
        return new RunningEvidence(question, entering, analysis(effects.size()).of(effects));
    }

    /// REML; below three effects the standard normal distribution, for t with one degree of freedom says nothing.
    static MetaAnalysis analysis(int effects) {
        MetaAnalysis usual = MetaAnalysis.withDefaults();
        return effects < ENOUGH_FOR_T ? usual.with(Uncertainty.NORMAL) : usual;
    }

    /// What was known after each publication.
    public static List<RunningEvidence> throughTime(EvidenceFile file, Question question) {
        var all = new ArrayList<RunningEvidence>();
        file.resultsOn(question).keySet().stream()
                .map(StudyRecord::date)
                .distinct()
                .forEach(day -> {
                    RunningEvidence then = at(file, question, day);
                    if (then != null
                            && (all.isEmpty() || !all.getLast().studies().equals(then.studies()))) {
                        all.add(then);
                    }
                });
        return all;
    }

    /// The estimate as it is told: of one study alone its own interval at its own level, else the pooled one.
    public Told told() {
        if (studies.size() == 1 && pooledResults(question, studies.getFirst()).size() == 1) {
            return Told.of(
                    pooledResults(question, studies.getFirst()).getFirst().effect());
        }
        Estimate pooled = result.pooled();
        return new Told(pooled.estimate(), pooled.lower(), pooled.upper(), pooled.level());
    }

    /// The share of the weight, from 0 to 1, of what was published after a day.
    public double weightAfter(LocalDate day) {
        Column weights = result.weights();
        double after = 0;
        int row = 0;
        for (StudyRecord study : studies) {
            for (int i = 0; i < pooledResults(question, study).size(); i++) {
                after += study.date().isAfter(day) ? weights.get(row) / 100 : 0;
                row++;
            }
        }
        return after;
    }

    static List<StudyResult> pooledResults(Question question, StudyRecord study) {
        return study.results().stream()
                .filter(result -> result.question().equals(question.id()) && result.isPooled())
                .toList();
    }

    private static Study study(Question question, StudyRecord study) {
        List<StudyResult> results = pooledResults(question, study);
        Matrix covariance = study.covariances().get(question.id());
        Column values = Column.of(results.size(), i -> results.get(i).effect().estimate());
        return new Study(study.id(), values, Matrix.of(results.size(), results.size(), (i, j) -> {
            double se = results.get(i).effect().se();
            return i == j ? se * se : covariance == null ? 0 : covariance.get(i, j);
        }));
    }

    Map<String, Double> weights() {
        var shares = new LinkedHashMap<String, Double>();
        Column weights = result.weights();
        List<String> labels = result.effects().labels();
        for (int i = 0; i < labels.size(); i++) {
            shares.merge(labels.get(i), weights.get(i) / 100, Double::sum);
        }
        return Collections.unmodifiableMap(shares);
    }

    /// The share of a study's weight, from 0 to 1; 0 for one that does not enter.
    public double weightOf(StudyRecord study) {
        return weights().getOrDefault(study.id(), 0.0);
    }
}
