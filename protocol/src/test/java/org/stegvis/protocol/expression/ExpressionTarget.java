package org.stegvis.protocol.expression;

import org.stegvis.protocol.fuzz.Told;

/// Expressions, as each of the kinds that they can be; what is accepted reads back as the same once printed.
public final class ExpressionTarget {
    private static final Scope SCOPE = new BackPainScope();

    private ExpressionTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Told.text(input);
        if (ExpressionParser.condition(text, SCOPE) instanceof Parsed.Typed<Condition> typed) {
            String printed = ExpressionText.of(typed.expression());
            if (!(ExpressionParser.condition(printed, SCOPE) instanceof Parsed.Typed<Condition> again)
                    || !again.expression().equals(typed.expression())) {
                throw new IllegalStateException("printed as " + printed + ", which reads otherwise");
            }
        }
        if (ExpressionParser.quantity(text, SCOPE) instanceof Parsed.Typed<Quantity> typed) {
            String printed = ExpressionText.of(typed.expression());
            if (!(ExpressionParser.quantity(printed, SCOPE) instanceof Parsed.Typed<Quantity> again)
                    || !again.expression().equals(typed.expression())) {
                throw new IllegalStateException("printed as " + printed + ", which reads otherwise");
            }
        }
        ExpressionParser.level(text, SCOPE);
        ExpressionParser.reference(text, SCOPE);
    }
}
