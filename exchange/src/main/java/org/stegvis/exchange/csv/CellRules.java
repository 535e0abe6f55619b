package org.stegvis.exchange.csv;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialColumns.Kind;
import org.stegvis.protocol.expression.Reference;

/// The rule of each column of a protocol, by its name, in the order of a file.
///
/// @param main the columns that hold what was observed and decided; a file usually has them all
/// @param timeToEvent the columns of times, which need the column that tells the event
record CellRules(Map<String, CellRule> rules, Set<String> main, Set<String> timeToEvent) {

    static CellRules of(Protocol protocol) {
        var scales = new HashMap<String, Scale>();
        for (Characteristic each : protocol.characteristics()) {
            scales.put(each.id(), each.scale());
        }
        for (Visit visit : protocol.visits()) {
            for (String measure : visit.collect()) {
                scales.put(
                        new Reference.Measured(measure, visit.id()).toString(),
                        protocol.measure(measure).scale());
            }
        }
        Set<String> main = new LinkedHashSet<>();
        var rules = new LinkedHashMap<String, CellRule>();
        Set<String> decisions = new LinkedHashSet<>();
        for (Decision decision : protocol.decisions()) {
            decisions.add(decision.id());
        }
        for (TrialColumns.Specification column : TrialColumns.of(protocol)) {
            String name = column.name();
            Scale scale = scales.get(name);
            if (scale != null || decisions.contains(name)) {
                main.add(name);
            }
            if (scale instanceof Scale.TimeToEvent) {
                main.add(TrialColumns.event(name));
            }
            rules.put(
                    name,
                    switch (column.kind()) {
                        case Kind.YesNo yesNo -> new CellRule.OfYesNo();
                        case Kind.OneOf(var levels) -> new CellRule.OfLevel(levels, decisions.contains(name));
                        case Kind.Number number -> new CellRule.OfNumber(range(name, scale));
                    });
        }
        Set<String> times = new LinkedHashSet<>(scales.keySet());
        times.removeIf(name -> !(scales.get(name) instanceof Scale.TimeToEvent));
        return new CellRules(rules, main, times);
    }

    private static NumberRange range(String name, @Nullable Scale scale) {
        if (scale != null) {
            return NumberRange.of(scale, "the scale of " + name);
        }
        return name.endsWith(TrialColumns.week(""))
                ? NumberRange.any(name)
                : new NumberRange(0, 1, false, "a probability");
    }
}
