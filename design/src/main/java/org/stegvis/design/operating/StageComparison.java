package org.stegvis.design.operating;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Interim.Change;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;

/// The comparison of two sides of an analysis in one stage of a trial.
///
/// @param sign -1 where a lower outcome is better
record StageComparison(PlannedAnalyses analyses, Analysis analysis, String decision, List<String> options, int sign) {
    StageComparison {
        options = List.copyOf(options);
    }

    /// One a hypothesis: the two sides of the analysis, or each option against the comparator.
    static List<StageComparison> of(Protocol protocol, Analysis analysis, Change change) {
        if (!(analysis.compare() instanceof Analysis.Comparison.Options(String decision, var groups))) {
            throw new IllegalArgumentException("a change is planned for an analysis of options.");
        }
        var sides = new LinkedHashMap<String, List<String>>(groups);
        if (sides.isEmpty()) {
            TrialColumns.options(protocol.decision(decision)).forEach(each -> sides.put(each, List.of(each)));
        }
        List<String> names = List.copyOf(sides.keySet());
        String versus = switch (change) {
            case Change.Drop drop -> drop.versus();
            case Change.Resize r -> names.get(1);
            case Change.Narrow n -> names.get(1);
        };
        int sign = protocol.measure(analysis.outcome().measure()).better() == Measure.Direction.LOWER ? -1 : 1;
        var all = new ArrayList<StageComparison>();
        for (String name : names) {
            if (!name.equals(versus)) {
                Map<String, List<String>> pair = new LinkedHashMap<>();
                pair.put(name, sides.getOrDefault(name, List.of()));
                pair.put(versus, sides.getOrDefault(versus, List.of()));
                var options = new ArrayList<String>();
                pair.values().forEach(options::addAll);
                all.add(new StageComparison(
                        PlannedAnalyses.of(protocol),
                        new Analysis(
                                analysis.id(),
                                analysis.title(),
                                new Analysis.Comparison.Options(decision, pair),
                                analysis.outcome(),
                                analysis.adjust(),
                                analysis.estimator(),
                                analysis.alpha(),
                                analysis.role()),
                        decision,
                        options,
                        sign));
            }
        }
        return List.copyOf(all);
    }

    /// `pt - cbt`.
    String name() {
        if (analysis.compare() instanceof Analysis.Comparison.Options compared) {
            return String.join(" - ", compared.groups().keySet());
        }
        throw new IllegalStateException("Options are compared.");
    }

    /// Whether a participant was allocated to one of the two sides.
    boolean holds(TrialData data, int row) {
        String option = data.levels(decision).at(row);
        return option != null && options.contains(option);
    }

    /// Positive where the first side is better; 0 where the data do not allow the analysis. Student's t is
    /// turned into the z of the same probability.
    double z(TrialData data) {
        return switch (analyses.run(data, List.of(analysis)).getFirst()) {
            case Result.Found found -> {
                Estimate difference = found.values().contrasts().getFirst().difference();
                double statistic = sign * difference.estimate() / difference.se();
                yield found.values().equality().reference().z(statistic);
            }
            case Result.NotEstimable none -> 0;
        };
    }
}
