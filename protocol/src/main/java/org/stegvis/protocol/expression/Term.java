package org.stegvis.protocol.expression;

import java.util.List;

/// The form of an expression before it is known what its names mean.
sealed interface Term {
    Span span();

    record Number(double value, String digits, Span span) implements Term {}

    record Name(String name, Span span) implements Term {}

    record Quoted(String content, Span span) implements Term {}

    record Measured(String measure, String visit, Span span) implements Term {}

    record Member(String decision, String member, Span span) implements Term {}

    record Call(String function, List<Term> arguments, Span name, Span span) implements Term {}

    record Arithmetic(Quantity.Operator operator, Term left, Term right, Span span) implements Term {}

    record Negated(Term operand, Span span) implements Term {}

    record Compared(Comparison comparison, Term left, Term right, Span span) implements Term {}

    /// `18 <= age <= 64`.
    record Between(Term low, Comparison first, Term middle, Comparison second, Term high, Span span) implements Term {}

    record Not(Term operand, Span span) implements Term {}

    record Joined(Joint joint, Term left, Term right, Span span) implements Term {}

    /// How two conditions are joined.
    enum Joint {
        AND,
        OR
    }
}
