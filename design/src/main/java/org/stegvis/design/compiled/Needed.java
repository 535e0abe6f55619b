package org.stegvis.design.compiled;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.scenario.Costs;
import org.stegvis.design.scenario.Distribution;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.Uptake;
import org.stegvis.design.scenario.Variable;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;

/// What of made-up participants has to be drawn: everything, or only what tells who takes part, what is decided and
/// what the analyses find. What is not drawn moves nothing else, for every number has its own place in the stream.
final class Needed {
    private final @Nullable Set<Reference> references;
    private final boolean hasSessions;

    private Needed(@Nullable Set<Reference> references, boolean hasSessions) {
        this.references = references;
        this.hasSessions = hasSessions;
    }

    static Needed everything() {
        return new Needed(null, true);
    }

    /// What these analyses need.
    static Needed by(List<Analysis> analyses, Protocol protocol, Scenario scenario) {
        var asked = new LinkedHashSet<Reference>();
        for (Analysis analysis : analyses) {
            asked.addAll(analysis.adjust());
            asked.addAll(analysis.outcome().references());
        }
        for (Decision decision : protocol.decisions()) {
            asked.addAll(LastChange.references(decision));
        }
        protocol.eligibility().forEach(each -> asked.addAll(each.require().references()));
        asked.addAll(scenario.consent().references());
        scenario.missing().values().forEach(each -> asked.addAll(each.references()));
        scenario.withdrawal().values().forEach(each -> asked.addAll(each.references()));
        scenario.classification()
                .values()
                .forEach(right -> right.values().forEach(each -> asked.addAll(each.references())));
        Costs costs = scenario.costs();
        boolean hasSessions = costs != null && (costs.session() > 0 || costs.visit() > 0);
        for (Uptake uptake : scenario.uptake().values()) {
            asked.addAll(uptake.start().references());
            if (hasSessions) {
                asked.addAll(uptake.complete().references());
            }
        }
        return new Needed(closed(asked, protocol, scenario), hasSessions);
    }

    /// With all that they follow from.
    private static Set<Reference> closed(Set<Reference> asked, Protocol protocol, Scenario scenario) {
        Map<Reference, Variable> variables = new HashMap<>();
        scenario.traits().forEach(each -> variables.put(each.reference(), each));
        scenario.characteristics().forEach(each -> variables.put(each.reference(), each));
        scenario.measures().values().forEach(all -> all.forEach(each -> variables.put(each.reference(), each)));
        var needed = new LinkedHashSet<Reference>();
        var open = new ArrayDeque<>(asked);
        while (!open.isEmpty()) {
            Reference next = open.pop();
            if (next instanceof Reference.Measured measured && measured.isNow()) {
                for (Visit visit : protocol.visits()) {
                    open.push(measured.at(visit.id()));
                }
            } else if (needed.add(next) && variables.containsKey(next)) {
                reads(variables.get(next)).forEach(open::push);
            }
        }
        return needed;
    }

    private static Set<Reference> reads(Variable variable) {
        var all = new LinkedHashSet<Reference>();
        Draw.parameters(variable.distribution()).forEach(each -> all.addAll(each.references()));
        if (variable.distribution() instanceof Distribution.Fact(var condition)) {
            all.addAll(condition.references());
        }
        for (Quantity each : new Quantity[] {variable.missing(), variable.censor()}) {
            if (each != null) {
                all.addAll(each.references());
            }
        }
        return all;
    }

    boolean isNeeded(Variable variable) {
        return references == null || references.contains(variable.reference());
    }

    /// Whether it matters how many sessions and visits participants had.
    boolean hasSessions() {
        return hasSessions;
    }
}
