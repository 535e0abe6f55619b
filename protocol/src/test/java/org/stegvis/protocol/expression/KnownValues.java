package org.stegvis.protocol.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The values of one participant by the names of their columns; what is not there is missing.
record KnownValues(Map<String, Double> numbers, Map<String, String> levels) implements Values {
    KnownValues {
        numbers = Map.copyOf(numbers);
        levels = Map.copyOf(levels);
    }

    @Override
    public double number(Reference reference) {
        return numbers.getOrDefault(reference.toString(), Double.NaN);
    }

    @Override
    public @Nullable String level(Reference reference) {
        return levels.get(reference.toString());
    }
}
