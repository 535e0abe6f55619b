package org.stegvis.protocol.regime;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Values;

/// A participant's values behind one more decision: what was received and the class told there are known, whether
/// or not the data hold them.
record Passed(Values before, Reference.OptionAt decision, String option, Reference.ClassAt tailoring, String told)
        implements Values {

    static Values with(Values before, Turn turn) {
        return switch (turn) {
            case Turn.Allocated taken -> of(before, taken.decision(), taken.option(), taken.responseClass());
            case Turn.Continued taken -> of(before, taken.decision(), Reference.NO_OPTION, taken.responseClass());
            case Turn.Left taken -> of(before, taken.decision(), Reference.NO_OPTION, taken.responseClass());
            case Turn.Open open -> before;
            case Turn.Contradiction contradiction -> before;
        };
    }

    /// A decision that had no occasion for this participant.
    static Values by(Values before, String decision) {
        return of(before, decision, Reference.NO_OPTION, null);
    }

    private static Passed of(Values before, String decision, String option, @Nullable String responseClass) {
        return new Passed(
                before,
                new Reference.OptionAt(decision),
                option,
                new Reference.ClassAt(decision),
                responseClass == null ? Reference.NO_CLASS : responseClass);
    }

    @Override
    public double number(Reference reference) {
        return before.number(reference);
    }

    @Override
    public @Nullable String level(Reference reference) {
        if (reference.equals(decision)) {
            return option;
        }
        return reference.equals(tailoring) ? told : before.level(reference);
    }
}
