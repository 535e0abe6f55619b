package org.stegvis.protocol.expression;

import java.util.List;

/// What a term means, by type.
sealed interface Meant {

    /// A number between `min` and `max`, as far as the scales tell.
    record Number(Quantity quantity, double min, double max) implements Meant {
        static Number of(Quantity quantity) {
            return new Number(quantity, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
    }

    record YesNo(Condition condition) implements Meant {}

    record OneOf(Level level, List<String> levels) implements Meant {}

    /// A name that only a list of levels can give a meaning.
    record Loose(String name, Scope.Found.Unknown unknown) implements Meant {}

    /// No meaning, for a reason that is told already.
    record Unclear() implements Meant {}
}
