package org.stegvis.evidence.living;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.evidence.EffectMeasure;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyResult;
import org.stegvis.evidence.meta.Moderators;
import org.stegvis.evidence.meta.PooledTables;
import org.stegvis.evidence.meta.TwoByTwo;

/// What the file tells about the studies that enter, besides their effects: moderators, groups and counts.
public record StudyTraits(RunningEvidence running) {

    /// Thrown when a study lacks what is asked for. The message says which, for a person.
    public static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing(String message) {
            super(message);
        }
    }

    /// A row for each effect.
    ///
    /// @throws Missing when a study does not tell one
    public Moderators moderators(List<String> names) {
        var columns = new ArrayList<Column>();
        for (String name : names) {
            var values = new ArrayList<Double>();
            for (StudyRecord study : rows()) {
                Double value = study.moderators().get(name);
                if (value == null) {
                    throw new Missing("'%s' has no moderator '%s'; add it under 'moderators: {%s: …}'"
                            .formatted(study.id(), name, name));
                }
                values.add(value);
            }
            columns.add(Column.of(values.size(), values::get));
        }
        return Moderators.of(names, columns);
    }

    /// The group of each study.
    ///
    /// @throws Missing when a study does not tell it
    public List<String> groups(String name) {
        return running.studies().stream()
                .map(study -> {
                    String group = study.groups().get(name);
                    if (group == null) {
                        throw new Missing("'%s' has no group '%s'; add it under 'groups: {%s: …}'"
                                .formatted(study.id(), name, name));
                    }
                    return group;
                })
                .toList();
    }

    /// The common effect of Mantel and Haenszel in the measure of the question.
    ///
    /// @throws Missing when a result was not given by counts, or the measure has no such method
    public Estimate mantelHaenszel(Level level) {
        PooledTables tables = PooledTables.of(tables(), level);
        EffectMeasure measure = running.question().measure();
        return switch (measure) {
            case ODDS_RATIO -> tables.mantelHaenszelOddsRatio();
            case RISK_RATIO -> tables.mantelHaenszelRiskRatio();
            case RISK_DIFFERENCE -> tables.mantelHaenszelRiskDifference();
            case MEAN_DIFFERENCE, STANDARDISED_MEAN_DIFFERENCE, HAZARD_RATIO ->
                throw new Missing("Mantel-Haenszel pools counts, and not a " + measure.label());
        };
    }

    /// Peto's common odds ratio.
    ///
    /// @throws Missing when a result was not given by counts, or the question asks for another measure
    public Estimate peto(Level level) {
        if (running.question().measure() != EffectMeasure.ODDS_RATIO) {
            throw new Missing("Peto's method gives an odds ratio, and the question asks for a "
                    + running.question().measure().label());
        }
        return PooledTables.of(tables(), level).peto();
    }

    private List<TwoByTwo> tables() {
        if (!running.result().effects().areIndependent()) {
            throw new Missing("a method from counts takes one result of each study, and one has several");
        }
        var tables = new ArrayList<TwoByTwo>();
        for (StudyRecord study : running.studies()) {
            for (StudyResult result : RunningEvidence.pooledResults(running.question(), study)) {
                TwoByTwo counts = result.counts();
                if (counts == null) {
                    throw new Missing(
                            "'%s' has no counts; give its result as 'counts: [events, persons, events, persons]'"
                                    .formatted(study.id()));
                }
                tables.add(counts);
            }
        }
        return tables;
    }

    /// The study of each effect.
    private List<StudyRecord> rows() {
        var rows = new ArrayList<StudyRecord>();
        for (StudyRecord study : running.studies()) {
            RunningEvidence.pooledResults(running.question(), study).forEach(result -> rows.add(study));
        }
        return rows;
    }
}
