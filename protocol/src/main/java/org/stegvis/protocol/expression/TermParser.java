package org.stegvis.protocol.expression;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Token.Kind;

/// Reads the form of an expression by recursive descent, one method for each line of the grammar, and stops at
/// the first error of form.
final class TermParser {
    private final Cursor tokens;

    private TermParser(Cursor tokens) {
        this.tokens = tokens;
    }

    /// The term, null when the form is wrong; then there is a problem that says so.
    static @Nullable Term read(List<Token> list, Problems problems) {
        var tokens = new Cursor(list, problems);
        try {
            Term term = new TermParser(tokens).or();
            tokens.expectEnd();
            return term;
        } catch (Cursor.Misformed stop) {
            return null;
        }
    }

    private Term or() {
        Term left = and();
        for (int links = 1; tokens.nextIs("or"); links++) {
            tokens.takeLink(links);
            Term right = and();
            left = new Term.Joined(Term.Joint.OR, left, right, left.span().to(right.span()));
        }
        return left;
    }

    private Term and() {
        Term left = not();
        for (int links = 1; tokens.nextIs("and"); links++) {
            tokens.takeLink(links);
            Term right = not();
            left = new Term.Joined(Term.Joint.AND, left, right, left.span().to(right.span()));
        }
        return left;
    }

    private Term not() {
        if (!tokens.nextIs("not")) {
            return comparison();
        }
        Token word = tokens.take();
        tokens.enter(word);
        Term operand = not();
        tokens.leave();
        return new Term.Not(operand, word.span().to(operand.span()));
    }

    private Term comparison() {
        Term left = sum();
        Comparison first = comparisonSign();
        if (first == null) {
            return left;
        }
        tokens.take();
        Term right = sum();
        Comparison second = comparisonSign();
        if (second == null) {
            return new Term.Compared(first, left, right, left.span().to(right.span()));
        }
        Token sign = tokens.take();
        if (!sameWay(first, second)) {
            throw tokens.stop(
                    sign, "`and` between two comparisons; only `a <= b <= c` and `a >= b >= c` may follow each other");
        }
        Term last = sum();
        if (comparisonSign() != null) {
            throw tokens.stop(tokens.peek(), "`and` after at most two comparisons in a row");
        }
        return new Term.Between(left, first, right, second, last, left.span().to(last.span()));
    }

    private static boolean sameWay(Comparison first, Comparison second) {
        return switch (first) {
            case LESS, AT_MOST -> second == Comparison.LESS || second == Comparison.AT_MOST;
            case GREATER, AT_LEAST -> second == Comparison.GREATER || second == Comparison.AT_LEAST;
            case EQUAL, DIFFERENT -> false;
        };
    }

    private @Nullable Comparison comparisonSign() {
        if (tokens.peek().kind() == Kind.SIGN) {
            for (Comparison comparison : Comparison.values()) {
                if (tokens.peek().text().equals(comparison.sign())) {
                    return comparison;
                }
            }
        }
        return null;
    }

    private Term sum() {
        Term left = product();
        for (int links = 1; tokens.nextIs("+") || tokens.nextIs("-"); links++) {
            Token sign = tokens.takeLink(links);
            Term right = product();
            var operator = sign.is("+") ? Quantity.Operator.PLUS : Quantity.Operator.MINUS;
            left = new Term.Arithmetic(operator, left, right, left.span().to(right.span()));
        }
        return left;
    }

    private Term product() {
        Term left = signed();
        for (int links = 1; tokens.nextIs("*") || tokens.nextIs("/"); links++) {
            Token sign = tokens.takeLink(links);
            Term right = signed();
            var operator = sign.is("*") ? Quantity.Operator.TIMES : Quantity.Operator.DIVIDED_BY;
            left = new Term.Arithmetic(operator, left, right, left.span().to(right.span()));
        }
        return left;
    }

    private Term signed() {
        if (!tokens.nextIs("-")) {
            return primary();
        }
        Token minus = tokens.take();
        if (tokens.peek().kind() == Kind.NUMBER) {
            Term.Number number = number(tokens.take());
            return new Term.Number(
                    -number.value(), "-" + number.digits(), minus.span().to(number.span()));
        }
        tokens.enter(minus);
        Term operand = signed();
        tokens.leave();
        return new Term.Negated(operand, minus.span().to(operand.span()));
    }

    private Term primary() {
        Token token = tokens.take();
        return switch (token.kind()) {
            case NUMBER -> number(token);
            case QUOTED -> new Term.Quoted(token.text(), token.span());
            case NAME -> named(token);
            case SIGN -> {
                if (!token.is("(")) {
                    throw tokens.stop(token, "a name, a number or `(`");
                }
                tokens.enter(token);
                Term inside = or();
                tokens.leave();
                tokens.expect(")", "`)`, or `and`, `or` or an operation before it");
                yield inside;
            }
            case END -> throw tokens.stop(token, "a name, a number or `(`");
        };
    }

    private Term.Number number(Token token) {
        double value = Double.parseDouble(token.text());
        if (!Double.isFinite(value)) {
            throw tokens.stop(token, "a number below 1.8e308");
        }
        return new Term.Number(value, token.text(), token.span());
    }

    private Term named(Token name) {
        if (Words.RESERVED.contains(name.text()) && !Words.isConstant(name.text())) {
            throw tokens.stop(name, "a name, a number or `(` before `" + name.text() + "`");
        }
        if (tokens.nextIs("(")) {
            return call(name);
        }
        if (tokens.nextIs("@")) {
            tokens.take();
            Token visit = tokens.takeName("the name of a visit after `@`");
            return new Term.Measured(name.text(), visit.text(), name.span().to(visit.span()));
        }
        if (tokens.nextIs(".")) {
            tokens.take();
            Token member = tokens.takeName("the name of a response class after `.`");
            return new Term.Member(name.text(), member.text(), name.span().to(member.span()));
        }
        return new Term.Name(name.text(), name.span());
    }

    private Term call(Token name) {
        tokens.enter(tokens.take());
        var arguments = new ArrayList<Term>();
        if (!tokens.nextIs(")")) {
            arguments.add(or());
            while (tokens.nextIs(",")) {
                tokens.take();
                arguments.add(or());
            }
        }
        Token close = tokens.peek();
        tokens.expect(")", "`,` or `)`");
        tokens.leave();
        return new Term.Call(
                name.text(), List.copyOf(arguments), name.span(), name.span().to(close.span()));
    }
}
