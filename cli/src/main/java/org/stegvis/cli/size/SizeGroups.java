package org.stegvis.cli.size;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.size.SizeOptions.Goal;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;

/// Which two groups of options of one decision a size compares, for the goals first and second.
record SizeGroups(
        SizeOptions options,
        SizeSetting setting,
        @Nullable Protocol protocol,
        @Nullable Analysis analysis) {

    /// The decision whose options are compared, for the goals first and second.
    String decision() {
        if (protocol == null) {
            return setting.goal() == Goal.FIRST ? "first" : "second";
        }
        if (options.aim.goal == null
                && analysis != null
                && analysis.compare() instanceof Analysis.Comparison.Options compared) {
            return compared.decision();
        }
        List<Decision> decisions = protocol.decisions();
        if (setting.goal() == Goal.SECOND && decisions.size() < 2) {
            throw new BadInput("the protocol has one decision; there is no second stage");
        }
        return decisions.get(setting.goal() == Goal.FIRST ? 0 : 1).id();
    }

    /// The two groups of options that are compared at [#decision].
    Map<String, List<String>> groups() {
        var groups = new LinkedHashMap<String, List<String>>();
        if (analysis != null
                && analysis.compare() instanceof Analysis.Comparison.Options compared
                && compared.decision().equals(decision())) {
            groups.putAll(compared.groups());
        }
        if (groups.isEmpty()) {
            options(decision()).forEach(option -> groups.put(option, List.of(option)));
        }
        String of = options.aim.of == null ? groups.keySet().iterator().next() : options.aim.of;
        String versus = options.aim.versus != null
                ? options.aim.versus
                : groups.keySet().stream()
                        .filter(each -> !each.equals(of))
                        .findFirst()
                        .orElseThrow(() -> new BadInput("decision '%s' has one option only".formatted(decision())));
        for (String name : List.of(of, versus)) {
            if (!groups.containsKey(name)) {
                throw new BadInput("there is no '%s' at decision '%s'; there are %s"
                        .formatted(name, decision(), String.join(", ", groups.keySet())));
            }
        }
        var two = new LinkedHashMap<String, List<String>>();
        two.put(of, groups.getOrDefault(of, List.of()));
        two.put(versus, groups.getOrDefault(versus, List.of()));
        return two;
    }

    private Set<String> options(String decision) {
        var found = new LinkedHashSet<String>();
        if (protocol == null) {
            found.addAll(decision.equals("first") ? List.of("a", "b") : List.of("c", "d"));
            return found;
        }
        for (Decision.Route route : protocol.decision(decision).routes()) {
            if (route.action() instanceof Action.Allocate allocate && allocate.isRandomised()) {
                allocate.offers().forEach(offer -> found.add(offer.option()));
            }
        }
        return found;
    }
}
