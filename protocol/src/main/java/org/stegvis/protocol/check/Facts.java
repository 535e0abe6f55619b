package org.stegvis.protocol.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Expression;
import org.stegvis.protocol.expression.Level;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;

/// Collects the facts that conditions look at, and the values that make a difference to them.
final class Facts {
    private final Protocol protocol;
    private final Map<Fact, Set<Double>> cuts = new LinkedHashMap<>();
    private final Set<Fact> facts = new LinkedHashSet<>();
    private final Set<Fact> mayBeMissing = new LinkedHashSet<>();

    Facts(Protocol protocol) {
        this.protocol = protocol;
    }

    static Fact number(Quantity quantity, String decision) {
        return new Fact.Number(quantity, owner(quantity, decision));
    }

    static Fact yesNo(Reference reference, String decision) {
        return new Fact.YesNo(reference, isNow(reference) ? decision : "");
    }

    static Fact oneOf(Reference reference, String decision) {
        return new Fact.OneOf(reference, isNow(reference) ? decision : "");
    }

    private static String owner(Expression expression, String decision) {
        return expression.references().stream().anyMatch(Facts::isNow) ? decision : "";
    }

    private static boolean isNow(Reference reference) {
        return reference instanceof Reference.Measured measured && measured.isNow();
    }

    /// Takes in what a condition of a decision looks at.
    void add(Condition condition, String decision) {
        switch (condition) {
            case Condition.Constant constant -> {}
            case Condition.Read(var reference) -> facts.add(yesNo(reference, decision));
            case Condition.Not(var operand) -> add(operand, decision);
            case Condition.And(var left, var right) -> {
                add(left, decision);
                add(right, decision);
            }
            case Condition.Or(var left, var right) -> {
                add(left, decision);
                add(right, decision);
            }
            case Condition.Compared compared -> {
                Cut cut = Cut.of(compared);
                if (!(cut.quantity() instanceof Quantity.Constant)) {
                    Fact fact = number(cut.quantity(), decision);
                    facts.add(fact);
                    cuts.computeIfAbsent(fact, each -> new TreeSet<>()).add(cut.at());
                }
            }
            case Condition.Is(var left, var right) -> {
                add(left, decision);
                add(right, decision);
            }
            case Condition.Missing missing -> addMissing(missing, decision);
            case Condition.AtLeast(int count, var conditions) -> conditions.forEach(each -> add(each, decision));
        }
    }

    private void add(Level level, String decision) {
        if (level instanceof Level.Read(var reference) && !(reference instanceof Reference.OptionAt)) {
            facts.add(oneOf(reference, decision));
        }
    }

    private void addMissing(Condition.Missing missing, String decision) {
        @Nullable
        Fact fact = switch (missing.operand()) {
            case Quantity quantity -> number(quantity, decision);
            case Level.Read(Reference.OptionAt at) -> null;
            case Level.Read(var reference) -> oneOf(reference, decision);
            case Level.Named named -> null;
            case Condition.Read(var reference) -> yesNo(reference, decision);
            case Condition condition -> new Fact.Untold(missing, decision);
        };
        if (fact != null) {
            facts.add(fact);
            mayBeMissing.add(fact);
        }
    }

    /// The facts, each with the values that differ for some condition; [Missing#VALUE] among them where a
    /// condition asks for it.
    Map<Fact, List<Object>> domains() {
        var domains = new LinkedHashMap<Fact, List<Object>>();
        for (Fact fact : facts) {
            var domain = new ArrayList<Object>(
                    switch (fact) {
                        case Fact.Number number -> numbers(number);
                        case Fact.YesNo yesNo -> List.of(true, false);
                        case Fact.Untold untold -> List.of(true, false);
                        case Fact.OneOf oneOf -> levels(oneOf.reference());
                    });
            if (mayBeMissing.contains(fact) && !(fact instanceof Fact.Untold)) {
                domain.add(Missing.VALUE);
            }
            domains.put(fact, domain);
        }
        return domains;
    }

    /// Stands for no value.
    enum Missing {
        VALUE
    }

    private List<Double> numbers(Fact.Number fact) {
        Scale scale = fact.quantity() instanceof Quantity.Read(Reference.Measured(var measure, var visit))
                ? protocol.measure(measure).scale()
                : fact.quantity() instanceof Quantity.Read(Reference.Characteristic(var name))
                        ? protocol.characteristic(name).scale()
                        : new Scale.Continuous(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        return Representatives.of(cuts.getOrDefault(fact, Set.of()), scale);
    }

    private List<String> levels(Reference reference) {
        return switch (reference) {
            case Reference.Measured(var measure, var visit) ->
                levels(protocol.measure(measure).scale());
            case Reference.Characteristic(var name) ->
                levels(protocol.characteristic(name).scale());
            case Reference.ClassAt(var decision) ->
                protocol.decision(decision).classes().stream()
                        .map(Decision.ResponseClass::id)
                        .toList();
            case Reference.OptionAt at -> List.of();
        };
    }

    private static List<String> levels(Scale scale) {
        return scale instanceof Scale.Categories(var levels) ? levels : List.of();
    }
}
