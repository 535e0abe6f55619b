package org.stegvis.protocol.expression;

/// Reads the text of an expression. Never throws: what is wrong is told as [Problem]s.
///
/// The grammar is on one page in `docs/reference/expressions.md`.
public final class ExpressionParser {
    private ExpressionParser() {}

    /// Reads what must hold or not hold: `odi@baseline > 24`.
    public static Parsed<Condition> condition(String text, Scope scope) {
        throw new UnsupportedOperationException("not written yet");
    }

    /// Reads a number: `odi@baseline - odi@week10`.
    public static Parsed<Quantity> quantity(String text, Scope scope) {
        throw new UnsupportedOperationException("not written yet");
    }

    /// Reads one of a list of names: `site`, `first`, `class`, `preferred`.
    public static Parsed<Level> level(String text, Scope scope) {
        throw new UnsupportedOperationException("not written yet");
    }

    /// Reads a single name of any type, for lists of outcomes, covariates and strata: `odi@week52`.
    public static Parsed<Reference> reference(String text, Scope scope) {
        throw new UnsupportedOperationException("not written yet");
    }
}
