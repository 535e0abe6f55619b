package org.stegvis.protocol.expression;

import org.jspecify.annotations.Nullable;

/// An expression whose value is one of a list of names: a category, an option, a response class.
public sealed interface Level extends Expression {

    /// The name for one participant, null when it is missing.
    @Nullable
    String evaluate(Values values);

    record Named(String name) implements Level {
        @Override
        public String evaluate(Values values) {
            return name;
        }
    }

    record Read(Reference reference) implements Level {
        @Override
        public @Nullable String evaluate(Values values) {
            return values.level(reference);
        }
    }
}
