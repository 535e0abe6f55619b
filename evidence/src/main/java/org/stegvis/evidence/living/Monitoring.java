package org.stegvis.evidence.living;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Question;

/// A cumulative meta-analysis seen as one trial with a look after each publication: a usual interval would err too
/// often, so its statistic is held against a boundary that spends the error as information comes in.
///
/// The fractions are what had come in at each look, of what is required by the diversity of today. Where
/// they do not rise, as when a synthesis took the place of more than it holds, the later look counts. A
/// fraction above one is the last look. Source: WETTERSLEV et al. 2008, J Clin Epidemiol 61:64-75.
///
/// @param looks oldest first
public record Monitoring(List<Look> looks) {
    public Monitoring {
        looks = List.copyOf(looks);
    }

    /// One look.
    ///
    /// @param fraction of the diversity-adjusted required information, at most one
    /// @param statistic the effect over its standard error under random effects
    /// @param bound it must exceed, either way
    public record Look(LocalDate date, double fraction, double statistic, double bound) {
        public boolean isCrossed() {
            return Math.abs(statistic) >= bound;
        }
    }

    /// Two-sided boundaries for information fractions that rise to one. The recursion that finds them is not ours: it
    /// is that of interim analyses, and handed in.
    @FunctionalInterface
    public interface Boundaries {
        List<Double> twoSided(List<Double> fractions, double alpha);
    }

    /// Null when there is no least important difference, or nothing is pooled.
    public static @Nullable Monitoring of(
            EvidenceFile file, Question question, LocalDate day, MonitoringPlan plan, Boundaries boundaries) {
        RunningEvidence today = RunningEvidence.at(file, question, day);
        InformationSize now = today == null ? null : InformationSize.of(today, plan);
        if (now == null) {
            return null;
        }
        var dates = new ArrayList<LocalDate>();
        var reached = new ArrayList<Double>();
        var statistics = new ArrayList<Double>();
        for (RunningEvidence step : RunningEvidence.throughTime(file, question)) {
            LocalDate date = step.studies().getLast().date();
            InformationSize size = date.isAfter(day) ? null : InformationSize.of(step, plan);
            if (size == null) {
                continue;
            }
            // What had come in by then, against what is required by the diversity of today.
            double fraction = size.fraction() * (1 - now.diversity()) / (1 - size.diversity());
            while (!reached.isEmpty() && reached.getLast() >= Math.min(1, fraction)) {
                reached.removeLast();
                dates.removeLast();
                statistics.removeLast();
            }
            reached.add(Math.min(1, fraction));
            dates.add(date);
            statistics.add(size.statistic());
        }
        var fractions = new ArrayList<>(reached);
        if (fractions.getLast() < 1) {
            fractions.add(1.0);
        }
        List<Double> bounds = boundaries.twoSided(fractions, plan.alpha());
        var looks = new ArrayList<Look>();
        for (int i = 0; i < reached.size(); i++) {
            looks.add(new Look(dates.get(i), reached.get(i), statistics.get(i), bounds.get(i)));
        }
        return new Monitoring(looks);
    }

    /// The look of today.
    public Look today() {
        return looks.getLast();
    }
}
