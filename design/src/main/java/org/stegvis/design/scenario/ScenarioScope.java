package org.stegvis.design.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Scope;

/// What names mean at one point of a scenario: only what is drawn or decided before it.
///
/// Grows while the file is read in the order of drawing.
final class ScenarioScope implements Scope {
    private final Protocol protocol;
    private final Chronology chronology;
    private final Map<String, Scale> traits = new LinkedHashMap<>();
    private final List<String> allTraits;
    private final List<Reference> drawn = new ArrayList<>();
    private final List<Decision> decided = new ArrayList<>();
    private @Nullable Decision own;

    ScenarioScope(Chronology chronology, List<String> allTraits) {
        this.protocol = chronology.protocol();
        this.chronology = chronology;
        this.allTraits = List.copyOf(allTraits);
    }

    void addTrait(String name, Scale scale) {
        traits.put(Scenario.TRAIT + name, scale);
    }

    void addDrawn(Reference reference) {
        drawn.add(reference);
    }

    /// Decisions that may have been taken before the visit at this place.
    void decideBefore(int place) {
        for (Decision decision : protocol.decisions()) {
            if (chronology.first(decision) < place && !decided.contains(decision)) {
                decided.add(decision);
            }
        }
    }

    /// The same with one more decision: the one whose option is being followed up.
    ScenarioScope inside(Decision decision) {
        var inner = new ScenarioScope(chronology, allTraits);
        inner.traits.putAll(traits);
        inner.drawn.addAll(drawn);
        inner.decided.addAll(decided);
        for (Decision each : protocol.decisions()) {
            if (!inner.decided.contains(each)) {
                inner.decided.add(each);
            }
            if (each.equals(decision)) {
                break;
            }
        }
        inner.own = decision;
        return inner;
    }

    @Override
    public Found measured(String measure, String visit) {
        List<String> measures = protocol.measures().stream().map(Measure::id).toList();
        if (!measures.contains(measure)) {
            return new Found.Unknown("a measure", measure, measures);
        }
        if (visit.equals(Reference.NOW)) {
            return new Found.Forbidden("the name of a visit; '@now' means nothing in a scenario");
        }
        if (chronology.place(visit) < 0) {
            return new Found.Unknown(
                    "a visit", visit, protocol.visits().stream().map(Visit::id).toList());
        }
        if (!protocol.visit(visit).collect().contains(measure)) {
            return new Found.Forbidden("a visit that collects '" + measure + "'; '" + visit + "' does not");
        }
        var reference = new Reference.Measured(measure, visit);
        return drawn.contains(reference)
                ? found(reference, protocol.measure(measure).scale())
                : tooEarly(reference.toString());
    }

    @Override
    public Found bare(String name) {
        Scale trait = traits.get(name);
        if (trait != null) {
            return found(new Reference.Characteristic(name), trait);
        }
        if (protocol.hasCharacteristic(name)) {
            var reference = new Reference.Characteristic(name);
            return drawn.contains(reference)
                    ? found(reference, protocol.characteristic(name).scale())
                    : tooEarly(name);
        }
        Decision decision = decision(name);
        if (decision != null) {
            var levels = new ArrayList<>(TrialColumns.options(decision));
            levels.add(Reference.NO_OPTION);
            return decided.contains(decision) ? new Found.OneOf(new Reference.OptionAt(name), levels) : tooEarly(name);
        }
        if (own != null && classes(own).contains(name)) {
            return new Found.InClass(new Reference.ClassAt(own.id()), name);
        }
        return unknown(name);
    }

    private Found unknown(String name) {
        if (allTraits.contains(name)) {
            return new Found.Forbidden("'" + Scenario.TRAIT + name + "', for it is a trait");
        }
        if (allTraits.stream().anyMatch(each -> name.equals(Scenario.TRAIT + each))) {
            return tooEarly(name);
        }
        var known = new ArrayList<>(traits.keySet());
        protocol.characteristics().stream().map(Characteristic::id).forEach(known::add);
        protocol.decisions().stream().map(Decision::id).forEach(known::add);
        return new Found.Unknown("a trait, a characteristic or a decision of the protocol", name, known);
    }

    @Override
    public Found member(String decision, String member) {
        Decision of = decision(decision);
        if (of == null) {
            return new Found.Unknown(
                    "a decision",
                    decision,
                    protocol.decisions().stream().map(Decision::id).toList());
        }
        if (!decided.contains(of)) {
            return tooEarly(decision + "." + member);
        }
        var reference = new Reference.ClassAt(decision);
        if (member.equals("class")) {
            return new Found.OneOf(reference, classes(of));
        }
        return classes(of).contains(member)
                ? new Found.InClass(reference, member)
                : new Found.Unknown("a response class of '" + decision + "'", member, classes(of));
    }

    private static List<String> classes(Decision decision) {
        return decision.classes().stream().map(Decision.ResponseClass::id).toList();
    }

    private @Nullable Decision decision(String id) {
        return protocol.decisions().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static Found tooEarly(String name) {
        return new Found.Forbidden("something that is drawn or decided before; '" + name + "' comes later");
    }

    private static Found found(Reference reference, Scale scale) {
        return switch (scale) {
            case Scale.Continuous(double min, double max) -> new Found.Number(reference, min, max);
            case Scale.Ordinal(int lowest, int highest) -> new Found.Number(reference, lowest, highest);
            case Scale.Count count -> new Found.Number(reference, 0, Double.POSITIVE_INFINITY);
            case Scale.TimeToEvent time -> new Found.Number(reference, 0, Double.POSITIVE_INFINITY);
            case Scale.Binary binary -> new Found.YesNo(reference);
            case Scale.Categories(List<String> levels) -> new Found.OneOf(reference, levels);
        };
    }
}
