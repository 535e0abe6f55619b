package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.estimation.result.Tipping;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.regime.Adherence;

/// Asks the question again with the imputed outcomes of one side shifted, side by side and shift by shift, on the same
/// imputed sets.
///
/// A side is an option or group, or a regime: those whose path is consistent with it, some of whom may be
/// consistent with another regime too, whose value then moves as well.
///
/// @param estimators answers a question by the estimator of its analysis
record TippingAnalysis(ShiftedOutcomes outcomes, List<FilledSet> sets, Function<Question, Result> estimators) {

    /// @param unshifted the answer without a shift
    Tipping tipping(Section.Values unshifted, List<Double> deltas) {
        var bySide = new LinkedHashMap<String, Map<Double, List<Contrast>>>();
        for (NamedEstimate side : unshifted.values()) {
            bySide.put(side.name(), contrasts(side.name(), unshifted, deltas));
        }
        var courses = new ArrayList<Tipping.Course>();
        for (int c = 0; c < unshifted.contrasts().size(); c++) {
            Contrast contrast = unshifted.contrasts().get(c);
            for (String side : List.of(contrast.of(), contrast.versus())) {
                var points = new ArrayList<Tipping.Point>();
                for (var at : bySide.getOrDefault(side, Map.of()).entrySet()) {
                    points.add(
                            new Tipping.Point(at.getKey(), at.getValue().get(c).difference()));
                }
                courses.add(Tipping.Course.of(side, contrast.of(), contrast.versus(), points));
            }
        }
        return new Tipping(outcomes.of(), courses);
    }

    /// All contrasts at each shift of one side, in rising order of the shift.
    private Map<Double, List<Contrast>> contrasts(String side, Section.Values unshifted, List<Double> deltas) {
        List<boolean[]> members =
                sets.stream().map(set -> members(set.question(), side)).toList();
        var found = new TreeMap<Double, List<Contrast>>();
        found.put(0.0, unshifted.contrasts());
        for (double delta : deltas) {
            if (delta != 0) {
                List<Section.Values> answers = answers(delta, members);
                if (answers.size() == sets.size()) {
                    found.put(delta, new PooledValues(Level.ofAlpha(analysis().alpha()), answers).contrasts());
                }
            }
        }
        return found;
    }

    private Analysis analysis() {
        return sets.getFirst().question().analysis();
    }

    /// One a set, in their order; fewer where a set has no answer.
    private List<Section.Values> answers(double delta, List<boolean[]> members) {
        return IntStream.range(0, sets.size())
                .parallel()
                .mapToObj(s -> estimators.apply(sets.get(s).of(outcomes.by(delta, sets.get(s), members.get(s)))))
                .filter(Result.Found.class::isInstance)
                .map(result -> ((Result.Found) result).values())
                .toList();
    }

    private static boolean[] members(Question question, String side) {
        var members = new boolean[question.data().size()];
        switch (question.analysis().compare()) {
            case Analysis.Comparison.Options options -> {
                ComparedGroups groups = ComparedGroups.of(question);
                for (int row = 0; row < members.length; row++) {
                    members[row] = side.equals(groups.group(row));
                }
            }
            case Analysis.Comparison.Regimes regimes -> {
                for (var regime : question.regimes()) {
                    if (regime.id().text().equals(side)) {
                        for (int row = 0; row < members.length; row++) {
                            members[row] =
                                    Adherence.of(regime, question.paths().get(row)) instanceof Adherence.Consistent;
                        }
                    }
                }
            }
        }
        return members;
    }
}
