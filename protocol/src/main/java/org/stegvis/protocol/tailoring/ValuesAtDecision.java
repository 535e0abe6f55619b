package org.stegvis.protocol.tailoring;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Values;

/// A participant's values seen from one decision: `now` is the visit at hand, and the class being tried is this
/// decision's class.
///
/// @param responseClass the class of the decision at hand; null as long as it is not told
record ValuesAtDecision(
        Values values,
        String decision,
        String visit,
        @Nullable String responseClass) implements Values {

    ValuesAtDecision(Values values, String decision, String visit) {
        this(values, decision, visit, values.level(new Reference.ClassAt(decision)));
    }

    ValuesAtDecision at(String otherVisit) {
        return new ValuesAtDecision(values, decision, otherVisit, responseClass);
    }

    ValuesAtDecision inClass(Classification classification) {
        return switch (classification) {
            case Classification.Told(var name) ->
                new ValuesAtDecision(values, decision, visit, name == null ? Reference.NO_CLASS : name);
            case Classification.Untold untold -> this;
        };
    }

    boolean holds(Condition condition) {
        return condition.evaluate(this).isTrue();
    }

    boolean isMissing(Reference reference) {
        return Double.isNaN(number(reference)) && level(reference) == null;
    }

    Reference resolved(Reference reference) {
        return reference instanceof Reference.Measured measured && measured.isNow() ? measured.at(visit) : reference;
    }

    @Override
    public double number(Reference reference) {
        return values.number(resolved(reference));
    }

    @Override
    public @Nullable String level(Reference reference) {
        if (reference instanceof Reference.ClassAt(var of) && of.equals(decision)) {
            return responseClass;
        }
        return values.level(resolved(reference));
    }
}
