package org.stegvis.design.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stegvis.design.scenario.Distribution;
import org.stegvis.design.scenario.Variable;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Decision.ResponseClass;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Comparison;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Level;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;

/// A protocol under which response is classified with mistakes: each participant has, for each class, a hidden name of
/// the class that one who belongs there is put in, and the conditions of the classes look it up.
///
/// The engine needs to know nothing of it, and what was not misread goes the same way with the same numbers.
///
/// @param protocol with the conditions changed
/// @param hidden what is drawn for each participant beside the variables of the scenario
record Misreading(Protocol protocol, List<Variable> hidden) {
    Misreading {
        hidden = List.copyOf(hidden);
    }

    /// @param right by decision and class the probability that one who belongs there is put there; the rest is
    /// shared by the other classes alike
    static Misreading of(Protocol protocol, Map<String, Map<String, Quantity>> right) {
        var hidden = new ArrayList<Variable>();
        var decisions = new ArrayList<Decision>();
        for (Decision decision : protocol.decisions()) {
            Map<String, Quantity> mine = right.getOrDefault(decision.id(), Map.of());
            if (mine.isEmpty()) {
                decisions.add(decision);
                continue;
            }
            decision.classes().forEach(each -> {
                if (mine.containsKey(each.id())) {
                    hidden.add(variable(decision, each, mine.get(each.id())));
                }
            });
            decisions.add(misread(decision, mine));
        }
        return new Misreading(with(protocol, decisions), hidden);
    }

    private static Reference.Characteristic reference(Decision decision, ResponseClass truly) {
        return new Reference.Characteristic("class read of " + decision.id() + "." + truly.id());
    }

    private static Variable variable(Decision decision, ResponseClass truly, Quantity right) {
        double others = decision.classes().size() - 1.0;
        Quantity clipped = new Quantity.Choice(
                new Condition.Compared(Comparison.GREATER, right, new Quantity.Constant(1)),
                new Quantity.Constant(1),
                new Quantity.Choice(
                        new Condition.Compared(Comparison.LESS, right, new Quantity.Constant(0)),
                        new Quantity.Constant(0),
                        right));
        Quantity wrong = new Quantity.Arithmetic(
                Quantity.Operator.DIVIDED_BY,
                new Quantity.Arithmetic(Quantity.Operator.MINUS, new Quantity.Constant(1), clipped),
                new Quantity.Constant(others));
        List<Distribution.Weighted> weights = decision.classes().stream()
                .map(each -> new Distribution.Weighted(each.id(), each.equals(truly) ? clipped : wrong))
                .toList();
        return new Variable(
                reference(decision, truly), new Distribution.OneOf(weights), Variable.Rounding.none(), null, null);
    }

    private static Decision misread(Decision decision, Map<String, Quantity> right) {
        var classes = new ArrayList<ResponseClass>();
        for (ResponseClass read : decision.classes()) {
            Condition any = new Condition.Constant(false);
            Condition noneBefore = Condition.ALWAYS;
            for (ResponseClass truly : decision.classes()) {
                Condition is = new Condition.And(noneBefore, truly.when());
                noneBefore = new Condition.And(noneBefore, new Condition.Not(truly.when()));
                Condition readSo = right.containsKey(truly.id())
                        ? new Condition.Is(new Level.Read(reference(decision, truly)), new Level.Named(read.id()))
                        : new Condition.Constant(truly.equals(read));
                any = new Condition.Or(any, new Condition.And(is, readSo));
            }
            classes.add(new ResponseClass(read.id(), read.title(), any, read.source()));
        }
        return new Decision(
                decision.id(),
                decision.title(),
                decision.at(),
                decision.asSoonAs(),
                classes,
                decision.ifMissing(),
                decision.routes());
    }

    private static Protocol with(Protocol p, List<Decision> decisions) {
        return new Protocol(
                p.trial(),
                p.sites(),
                p.characteristics(),
                p.treatments(),
                p.measures(),
                p.visits(),
                p.eligibility(),
                decisions,
                p.analyses(),
                p.cluster(),
                p.interim(),
                p.reminders());
    }
}
