package org.stegvis.protocol.check;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Values;

/// Somebody of whom nothing is told but the option received at one decision.
record OnlyOption(String decision, String option) implements Values {
    @Override
    public double number(Reference reference) {
        return Double.NaN;
    }

    @Override
    public @Nullable String level(Reference reference) {
        return reference.equals(new Reference.OptionAt(decision)) ? option : null;
    }

    @Override
    public boolean isUndetermined(Reference reference) {
        return level(reference) == null;
    }
}
