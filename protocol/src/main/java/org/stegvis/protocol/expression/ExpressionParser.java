package org.stegvis.protocol.expression;

import java.util.List;
import java.util.function.BiFunction;

/// Reads the text of an expression. Never throws: what is wrong is told as [Problem]s.
///
/// The grammar is on one page in `docs/reference/expressions.md`.
public final class ExpressionParser {
    /// The longest text that is read, in characters.
    public static final int LONGEST = 10_000;

    private static final int MOST_TOKENS = 1_000;

    private ExpressionParser() {}

    /// Reads what must hold or not hold: `odi@baseline > 24`.
    public static Parsed<Condition> condition(String text, Scope scope) {
        return read(text, scope, (meaning, term) -> meaning.condition(term, "here"));
    }

    /// Reads a number: `odi@baseline - odi@week10`.
    public static Parsed<Quantity> quantity(String text, Scope scope) {
        return read(text, scope, (meaning, term) -> meaning.quantity(term, "here"));
    }

    /// Reads one of a list of names: `site`, `first`, `class`, `preferred`.
    public static Parsed<Level> level(String text, Scope scope) {
        return read(text, scope, Meaning::level);
    }

    /// Reads a single name of any type, for lists of outcomes, covariates and strata: `odi@week52`.
    public static Parsed<Reference> reference(String text, Scope scope) {
        return read(text, scope, Meaning::reference);
    }

    private static <E> Parsed<E> read(String text, Scope scope, BiFunction<Meaning, Term, E> wanted) {
        var problems = new Problems(text);
        if (text.length() > LONGEST) {
            problems.add(
                    new Span(LONGEST, text.length() - LONGEST),
                    text.length() + " characters",
                    "an expression of at most " + LONGEST + " characters");
            return new Parsed.Faulty<>(problems.problems(), List.of());
        }
        if (text.isBlank()) {
            problems.add(new Span(0, text.length()), "nothing", "an expression");
            return new Parsed.Faulty<>(problems.problems(), List.of());
        }
        List<Token> tokens = Tokens.of(text, problems);
        if (tokens.size() > MOST_TOKENS) {
            problems.add(
                    tokens.get(MOST_TOKENS).span(),
                    tokens.size() + " names, numbers and signs",
                    "an expression of at most " + MOST_TOKENS + " of them");
            return new Parsed.Faulty<>(problems.problems(), List.of());
        }
        Term term = TermParser.read(tokens, problems);
        if (term == null) {
            return new Parsed.Faulty<>(problems.problems(), List.of());
        }
        E expression = wanted.apply(new Meaning(scope, problems), term);
        return problems.isEmpty()
                ? new Parsed.Typed<>(expression, problems.warnings())
                : new Parsed.Faulty<>(problems.problems(), problems.warnings());
    }
}
