package org.stegvis.protocol.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Comparison;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Level;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Truth;
import org.stegvis.protocol.expression.Values;

/// One combination of facts and of options received so far.
///
/// Facts are free of each other: a world may hold that no participant can be in. So a route that is reached in no
/// world is surely out of reach, while two routes that meet in some world only may overlap.
///
/// @param facts a [Double], [Boolean] or [String] for each fact; none for one that is missing
/// @param options by decision
record World(Map<Fact, Object> facts, Map<String, String> options) {

    private static final Values NOTHING = new Values() {
        @Override
        public double number(Reference reference) {
            return Double.NaN;
        }

        @Override
        public @Nullable String level(Reference reference) {
            return null;
        }
    };

    Truth holds(Condition condition, String decision) {
        return switch (condition) {
            case Condition.Constant(boolean value) -> Truth.of(value);
            case Condition.Read(var reference) ->
                facts.get(Facts.yesNo(reference, decision)) instanceof Boolean value ? Truth.of(value) : Truth.UNKNOWN;
            case Condition.Not(var operand) -> holds(operand, decision).not();
            case Condition.And(var left, var right) -> holds(left, decision).and(holds(right, decision));
            case Condition.Or(var left, var right) -> holds(left, decision).or(holds(right, decision));
            case Condition.Compared compared -> compare(Cut.of(compared), decision);
            case Condition.Is(var left, var right) -> same(level(left, decision), level(right, decision));
            case Condition.Missing missing -> Truth.of(isMissing(missing, decision));
            case Condition.AtLeast(int count, var conditions) -> atLeast(count, conditions, decision);
        };
    }

    private Truth compare(Cut cut, String decision) {
        double number = cut.quantity() instanceof Quantity.Constant(double value)
                ? value
                : facts.get(Facts.number(cut.quantity(), decision)) instanceof Double value ? value : Double.NaN;
        return compare(cut.comparison(), number, cut.at());
    }

    static Truth compare(Comparison comparison, double left, double right) {
        if (Double.isNaN(left)) {
            return Truth.UNKNOWN;
        }
        return new Condition.Compared(comparison, new Quantity.Constant(left), new Quantity.Constant(right))
                .evaluate(NOTHING);
    }

    private static Truth same(@Nullable String one, @Nullable String other) {
        return one == null || other == null ? Truth.UNKNOWN : Truth.of(one.equals(other));
    }

    private @Nullable String level(Level level, String decision) {
        return switch (level) {
            case Level.Named(String name) -> name;
            case Level.Read(Reference.OptionAt(String at)) -> options.get(at);
            case Level.Read(var reference) ->
                facts.get(Facts.oneOf(reference, decision)) instanceof String name ? name : null;
        };
    }

    private boolean isMissing(Condition.Missing missing, String decision) {
        return switch (missing.operand()) {
            case Level level -> level(level, decision) == null;
            case Quantity quantity -> !facts.containsKey(Facts.number(quantity, decision));
            case Condition.Read(var reference) -> !facts.containsKey(Facts.yesNo(reference, decision));
            case Condition condition -> Boolean.TRUE.equals(facts.get(new Fact.Untold(missing, decision)));
        };
    }

    private Truth atLeast(int count, List<Condition> conditions, String decision) {
        var constants = new ArrayList<Condition>();
        int unknown = 0;
        for (Condition condition : conditions) {
            Truth truth = holds(condition, decision);
            unknown += truth.isKnown() ? 0 : 1;
            constants.add(new Condition.Constant(truth.isTrue()));
        }
        long known = constants.stream().filter(Condition.ALWAYS::equals).count();
        if (known >= count) {
            return Truth.TRUE;
        }
        return known + unknown < count ? Truth.FALSE : Truth.UNKNOWN;
    }
}
