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
record Target(Analysis analysis, List<Way> ways) {
    Target {
        ways = List.copyOf(ways);
    }

    /// A name and what is followed under it.
    record Way(String name, Leading leading) {}

    static boolean isNumber(Protocol protocol, Analysis analysis) {
        // What these estimate is another number than the mean of the outcome.
        if (analysis.estimator() instanceof Survival || analysis.estimator() instanceof RuleLearning) {
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
            case Analysis.Comparison.Regimes regimes -> new Target(analysis, regimes(protocol));
            case Analysis.Comparison.Options(var decision, var groups) ->
                new Target(analysis, options(decision, groups.isEmpty() ? each(protocol, decision) : groups));
        };
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
