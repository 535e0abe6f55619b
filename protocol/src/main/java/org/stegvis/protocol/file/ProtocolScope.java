package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Scope;

/// What names mean in one expression of a protocol, while the protocol is being read.
///
/// Names with a faulty declaration read as numbers; [#isUncertain] then says that the problems of the expression
/// may be no mistakes of its own.
final class ProtocolScope implements Scope {
    private final Declarations declarations;
    private final Map<String, DecisionNames> earlier = new LinkedHashMap<>();
    private final Collection<String> allDecisions;
    private final @Nullable DecisionNames own;
    private final List<String> occasions;
    private boolean uncertain;

    private ProtocolScope(
            Declarations declarations,
            Collection<DecisionNames> earlier,
            Collection<String> allDecisions,
            @Nullable DecisionNames own,
            List<String> occasions) {
        this.declarations = declarations;
        earlier.forEach(decision -> this.earlier.put(decision.id(), decision));
        this.allDecisions = List.copyOf(allDecisions);
        this.own = own;
        this.occasions = List.copyOf(occasions);
    }

    /// Outside a decision.
    static ProtocolScope outside(
            Declarations declarations, Collection<DecisionNames> earlier, Collection<String> allDecisions) {
        return new ProtocolScope(declarations, earlier, allDecisions, null, List.of());
    }

    /// Inside a decision that may be taken at the occasions.
    ///
    /// @param own the decision, with the classes that may be named here
    static ProtocolScope inside(
            Declarations declarations,
            Collection<DecisionNames> earlier,
            Collection<String> allDecisions,
            DecisionNames own,
            List<String> occasions) {
        return new ProtocolScope(declarations, earlier, allDecisions, own, occasions);
    }

    boolean isUncertain() {
        return uncertain;
    }

    @Override
    public Found measured(String measure, String visit) {
        if (!declarations.measures().has(measure)) {
            return new Found.Unknown(
                    "a measure", measure, List.copyOf(declarations.measures().names()));
        }
        if (visit.equals(Reference.NOW)) {
            return now(measure);
        }
        if (!declarations.visits().has(visit)) {
            return new Found.Unknown(
                    "a visit", visit, List.copyOf(declarations.visits().names()));
        }
        Found refused = refusedAt(measure, visit);
        return refused != null ? refused : found(new Reference.Measured(measure, visit), scale(measure));
    }

    private Found now(String measure) {
        if (own == null) {
            return new Found.Forbidden("the name of a visit; '@now' is the visit of a decision and means nothing here");
        }
        for (String visit : occasions) {
            Found refused = refusedAt(measure, visit);
            if (refused != null) {
                return refused;
            }
        }
        return found(new Reference.Measured(measure, Reference.NOW), scale(measure));
    }

    /// A measure that is not collected at a visit would always be missing there.
    private @Nullable Found refusedAt(String measure, String visit) {
        Visit at = declarations.visits().get(visit);
        if (at == null) {
            uncertain |= declarations.visits().has(visit);
            return null;
        }
        if (at.collect().contains(measure)) {
            return null;
        }
        List<String> where = declarations.visits().values().stream()
                .filter(each -> each.collect().contains(measure))
                .map(Visit::id)
                .toList();
        return new Found.Forbidden("a visit that collects '" + measure + "' ("
                + (where.isEmpty() ? "none does" : String.join(", ", where)) + "); '" + visit + "' does not");
    }

    @Override
    public Found bare(String name) {
        if (own != null && !own.classes().isEmpty()) {
            if (name.equals("class")) {
                return new Found.OneOf(new Reference.ClassAt(own.id()), own.classes());
            }
            if (own.classes().contains(name)) {
                return new Found.InClass(new Reference.ClassAt(own.id()), name);
            }
        }
        if (declarations.characteristics().has(name)) {
            Characteristic characteristic = declarations.characteristics().get(name);
            return found(new Reference.Characteristic(name), characteristic == null ? null : characteristic.scale());
        }
        DecisionNames decision = earlier.get(name);
        if (decision != null) {
            uncertain |= !decision.isSound();
            return new Found.OneOf(new Reference.OptionAt(name), decision.levels());
        }
        if (allDecisions.contains(name)) {
            return new Found.Forbidden("a decision that is taken earlier; '" + name + "' is not");
        }
        if (declarations.measures().has(name)) {
            return new Found.Forbidden("the visit as well, '" + name + "@" + exampleVisit(name) + "'");
        }
        uncertain |= own != null && !own.isSound();
        var known = new ArrayList<>(own == null ? List.<String>of() : own.classes());
        known.addAll(declarations.characteristics().names());
        known.addAll(earlier.keySet());
        return new Found.Unknown(
                known.isEmpty() ? "a name that is declared" : "one of " + String.join(", ", known), name, known);
    }

    private String exampleVisit(String measure) {
        return declarations.visits().values().stream()
                .filter(visit -> visit.collect().contains(measure))
                .map(Visit::id)
                .findFirst()
                .orElse("visit");
    }

    @Override
    public Found member(String decision, String member) {
        DecisionNames of = own != null && own.id().equals(decision) ? own : earlier.get(decision);
        if (of == null) {
            return allDecisions.contains(decision)
                    ? new Found.Forbidden("a decision that is taken earlier; '" + decision + "' is not")
                    : new Found.Unknown("an earlier decision", decision, List.copyOf(earlier.keySet()));
        }
        uncertain |= !of.isSound();
        if (of.classes().isEmpty()) {
            return new Found.Forbidden("a decision with response classes; '" + decision + "' has none here");
        }
        var reference = new Reference.ClassAt(decision);
        if (member.equals("class")) {
            return new Found.OneOf(reference, of.classes());
        }
        if (of.classes().contains(member)) {
            return new Found.InClass(reference, member);
        }
        var known = new ArrayList<>(of.classes());
        known.add("class");
        return new Found.Unknown("a response class of '" + decision + "'", member, known);
    }

    private @Nullable Scale scale(String measure) {
        Measure known = declarations.measures().get(measure);
        return known == null ? null : known.scale();
    }

    /// The names that a reference can take; empty when it is no category, option or class.
    List<String> levels(Reference reference) {
        return meaning(reference) instanceof Found.OneOf(var of, var levels) ? levels : List.of();
    }

    /// Whether participants fall into a few groups by a reference: a category, an option, a class, yes or no.
    boolean tellsGroups(Reference reference) {
        Found found = meaning(reference);
        return found instanceof Found.OneOf || found instanceof Found.YesNo;
    }

    private Found meaning(Reference reference) {
        return switch (reference) {
            case Reference.Measured(var measure, var visit) -> measured(measure, visit);
            case Reference.Characteristic(var name) -> bare(name);
            case Reference.OptionAt(var decision) -> bare(decision);
            case Reference.ClassAt(var decision) -> member(decision, "class");
        };
    }

    private Found found(Reference reference, @Nullable Scale scale) {
        return switch (scale) {
            case null -> {
                uncertain = true;
                yield new Found.Number(reference, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            }
            case Scale.Continuous(double min, double max) -> new Found.Number(reference, min, max);
            case Scale.Ordinal(int lowest, int highest) -> new Found.Number(reference, lowest, highest);
            case Scale.Count count -> new Found.Number(reference, 0, Double.POSITIVE_INFINITY);
            case Scale.TimeToEvent time -> new Found.Number(reference, 0, Double.POSITIVE_INFINITY);
            case Scale.Binary binary -> new Found.YesNo(reference);
            case Scale.Categories(List<String> levels) -> new Found.OneOf(reference, levels);
        };
    }
}
