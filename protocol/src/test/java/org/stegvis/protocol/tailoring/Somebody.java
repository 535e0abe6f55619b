package org.stegvis.protocol.tailoring;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Values;

/// The values of one participant by the names of their columns; what is not told is missing. Immutable.
record Somebody(Map<String, Double> numbers, Map<String, String> levels) implements Values {
    static final Somebody UNKNOWN = new Somebody(Map.of(), Map.of());

    Somebody with(String name, double number) {
        var more = new HashMap<>(numbers);
        more.put(name, number);
        return new Somebody(more, levels);
    }

    Somebody with(String name, String level) {
        var more = new HashMap<>(levels);
        more.put(name, level);
        return new Somebody(numbers, more);
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
