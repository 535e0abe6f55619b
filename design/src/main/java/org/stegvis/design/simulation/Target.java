package org.stegvis.design.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.estimator.Survival;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// What one analysis compares, as ways to live: one for each regime, option or group.
///
/// @param readings what is read off each life: the outcome, or what an analysis of times to an event estimates
record Target(Analysis analysis, List<Way> ways, List<Reading> readings) {
    Target {
        ways = List.copyOf(ways);
        readings = List.copyOf(readings);
    }

    /// A name and what is followed under it.
    record Way(String name, Leading leading) {}

    /// Whether the scenario alone says what the analysis estimates.
    static boolean isTold(Protocol protocol, Analysis analysis) {
        // What a rule is worth, and without a horizon how far times count, depends on the data.
        if (analysis.estimator() instanceof RuleLearning
                || (analysis.estimator() instanceof Survival survival && survival.horizon() == null)) {
            return false;
        }
        return switch (protocol.measure(analysis.outcome().measure()).scale()) {
            case Scale.Categories categories -> false;
            case Scale.Continuous c -> true;
            case Scale.Count c -> true;
            case Scale.Ordinal o -> true;
            case Scale.Binary b -> true;
            case Scale.TimeToEvent t -> true;
        };
    }

    static Target of(Protocol protocol, Analysis analysis) {
        return switch (analysis.compare()) {
            case Analysis.Comparison.Regimes regimes -> new Target(analysis, regimes(protocol), readings(analysis));
            case Analysis.Comparison.Options(var decision, var groups) ->
                new Target(
                        analysis,
                        options(decision, groups.isEmpty() ? each(protocol, decision) : groups),
                        readings(analysis));
        };
    }

    private static List<Reading> readings(Analysis analysis) {
        Double horizon = analysis.estimator() instanceof Survival survival ? survival.horizon() : null;
        return horizon == null
                ? List.of(new Reading.Outcome(analysis.outcome().last()))
                : Reading.ofTime(analysis.outcome().last(), horizon);
    }

    /// Whether times to an event are analysed.
    boolean isOfTimes() {
        return readings.getFirst() instanceof Reading.TimeWithoutEvent;
    }

    /// Whether a contrast is made within those to whom both apply.
    boolean isPaired() {
        return analysis.compare() instanceof Analysis.Comparison.Options;
    }

    private static List<Way> regimes(Protocol protocol) {
        List<EmbeddedRegime> regimes = EmbeddedRegimes.of(protocol);
        if (regimes.size() > Truth.MOST_REGIMES) {
            throw new IllegalArgumentException(
                    "Protocol '%s' has %d embedded regimes; the truth can be told of at most %d."
                            .formatted(protocol.trial().id(), regimes.size(), Truth.MOST_REGIMES));
        }
        return regimes.stream()
                .map(regime -> new Way(regime.id().text(), new Leading.ByRegime(regime.rule())))
                .toList();
    }

    private static List<Way> options(String decision, Map<String, List<String>> groups) {
        var ways = new ArrayList<Way>();
        groups.forEach(
                (name, options) -> ways.add(new Way(name, new Leading.AtDecision(decision, Set.copyOf(options)))));
        return ways;
    }

    private static Map<String, List<String>> each(Protocol protocol, String decision) {
        var each = new LinkedHashMap<String, List<String>>();
        TrialColumns.options(protocol.decision(decision)).forEach(option -> each.put(option, List.of(option)));
        return each;
    }
}
