package org.stegvis.evidence.living;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Recommendation;
import org.stegvis.evidence.Recommendation.Side;
import org.stegvis.evidence.StudyRecord;

/// One question on which a recommendation rests, then and now.
///
/// @param before the estimate it rests on, null when none could be verified
/// @param now the running meta-analysis of today, null when no study of the question is pooled
/// @param newer what was published on the question after the recommendation
/// @param newerWeight the share of their weight in `now`, from 0 to 1
public record BasisCheck(
        Recommendation.Basis basis,
        @Nullable Told before,
        @Nullable RunningEvidence now,
        List<StudyRecord> newer,
        double newerWeight,
        List<Signal> signals,
        Verdict verdict,
        @Nullable InformationSize information) {
    /// By this share an effect must change: Shojania et al. 2007.
    private static final double CHANGED = 0.5;

    private static final double MOST = 0.5;

    public BasisCheck {
        newer = List.copyOf(newer);
        signals = List.copyOf(signals);
    }

    static BasisCheck of(
            EvidenceFile file,
            Recommendation recommendation,
            Recommendation.Basis basis,
            LocalDate day,
            MonitoringPlan plan) {
        Question question = basis.question();
        RunningEvidence now = RunningEvidence.at(file, question, day);
        Told before = before(file, basis, recommendation.date());
        List<StudyRecord> newer = now == null
                ? List.of()
                : now.studies().stream()
                        .filter(study -> study.date().isAfter(recommendation.date()))
                        .toList();
        double weight = now == null ? 0 : now.weightAfter(recommendation.date());
        List<Signal> signals =
                now == null || newer.isEmpty() ? List.of() : signals(question, before, now.told(), weight);
        // Of a harm, what grows speaks against the intervention, and what shrinks for it.
        Side side = question.outcome().isHarm() ? Side.NONE : recommendation.side();
        Verdict verdict = now != null && !newer.isEmpty() && eased(question, before, now.told())
                ? Verdict.SUPPORTED
                : verdict(side, newer.isEmpty(), signals);
        InformationSize information = now == null ? null : InformationSize.of(now, plan);
        return new BasisCheck(basis, before, now, newer, weight, signals, verdict, information);
    }

    private static @Nullable Told before(EvidenceFile file, Recommendation.Basis basis, LocalDate date) {
        StudyRecord study = basis.study();
        if (study == null) {
            RunningEvidence then = RunningEvidence.at(file, basis.question(), date);
            return then == null ? null : then.told();
        }
        var results = RunningEvidence.pooledResults(basis.question(), study);
        return results.isEmpty()
                ? null
                : RunningEvidence.of(basis.question(), List.of(study)).told();
    }

    private static List<Signal> signals(Question question, @Nullable Told before, Told now, double weight) {
        var signals = new ArrayList<Signal>();
        boolean isHarmful = isHarmful(question, now);
        if (isHarmful && (before == null || !isHarmful(question, before))) {
            signals.add(new Signal.HarmFound());
        }
        if (before == null) {
            signals.add(new Signal.NothingBefore());
            return signals;
        }
        changes(question, before, now, signals);
        if (weight >= MOST) {
            signals.add(new Signal.MostlyNewer(weight));
        }
        return signals;
    }

    /// Whether a harm has become less certain, and has not become a benefit that was not looked for.
    private static boolean eased(Question question, @Nullable Told before, Told now) {
        return before != null
                && isHarmful(question, before)
                && !isHarmful(question, now)
                && before.estimate() * now.estimate() >= 0
                && Math.abs(now.estimate()) <= Math.abs(before.estimate());
    }

    private static boolean isHarmful(Question question, Told told) {
        return question.outcome().isHarm()
                && told.excludesNone()
                && !question.outcome().better().favours(told.estimate());
    }

    private static void changes(Question question, Told before, Told now, List<Signal> signals) {
        if (before.estimate() * now.estimate() < 0) {
            signals.add(new Signal.DirectionReversed());
        } else if (before.estimate() != 0) {
            double share = Math.abs(now.estimate()) / Math.abs(before.estimate()) - 1;
            if (Math.abs(share) >= CHANGED) {
                signals.add(new Signal.MagnitudeChanged(share));
            }
        }
        if (before.excludesNone() && !now.excludesNone()) {
            signals.add(new Signal.SignificanceLost());
        } else if (!before.excludesNone() && now.excludesNone()) {
            signals.add(new Signal.SignificanceGained());
        }
        double important = question.pooledImportantDifference();
        boolean was = Math.abs(before.estimate()) >= important;
        boolean is = Math.abs(now.estimate()) >= important;
        if (!Double.isNaN(important) && was != is) {
            signals.add(is ? new Signal.ImportanceGained() : new Signal.ImportanceLost());
        }
    }

    /// For a recommendation against an intervention, or for none, a growing effect is what calls for a look.
    private static Verdict verdict(Side side, boolean isNothingNew, List<Signal> signals) {
        if (isNothingNew) {
            return Verdict.STANDS;
        }
        Verdict verdict = Verdict.SUPPORTED;
        for (Signal signal : signals) {
            verdict = verdict.or(
                    switch (signal) {
                        case Signal.NothingBefore none -> Verdict.OUT_OF_DATE;
                        case Signal.HarmFound harm -> Verdict.OUT_OF_DATE;
                        case Signal.DirectionReversed reversed -> Verdict.OUT_OF_DATE;
                        case Signal.SignificanceGained gained -> Verdict.OUT_OF_DATE;
                        case Signal.ImportanceGained gained ->
                            side == Side.FOR ? Verdict.SUPPORTED : Verdict.OUT_OF_DATE;
                        case Signal.MagnitudeChanged(double share) -> magnitude(side, share);
                        case Signal.SignificanceLost lost -> lost(side);
                        case Signal.ImportanceLost lost -> lost(side);
                        case Signal.MostlyNewer newer -> Verdict.SUPPORTED;
                    });
        }
        return verdict;
    }

    private static Verdict magnitude(Side side, double share) {
        return share > 0 || side != Side.FOR ? Verdict.OUT_OF_DATE : Verdict.WEAKENED;
    }

    private static Verdict lost(Side side) {
        return side == Side.FOR ? Verdict.WEAKENED : Verdict.OUT_OF_DATE;
    }
}
