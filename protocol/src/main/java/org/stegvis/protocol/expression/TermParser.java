package org.stegvis.protocol.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Token.Kind;

/// Reads the form of an expression by recursive descent, one method for each line of the grammar, and stops at
/// the first error of form.
final class TermParser {
    /// How deep an expression may nest, and how many terms may be chained without parentheses: far above what
    /// people write, far below what a thread's stack holds.
    static final int DEEPEST = 40;

    static final int LONGEST_CHAIN = 100;

    private final List<Token> tokens;
    private final Problems problems;
    private int next;
    private int depth;

    private TermParser(List<Token> tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    /// The term, null when the form is wrong; then there is a problem that says so.
    static @Nullable Term read(List<Token> tokens, Problems problems) {
        var parser = new TermParser(tokens, problems);
        try {
            Term term = parser.or();
            parser.expectEnd();
            return term;
        } catch (Misformed stop) {
            return null;
        }
    }

    private Term or() {
        Term left = and();
        for (int links = 1; nextIs("or"); links++) {
            Token sign = take();
            limitChain(links, sign);
            Term right = and();
            left = new Term.Joined(Term.Joint.OR, left, right, left.span().to(right.span()));
        }
        return left;
    }

    private Term and() {
        Term left = not();
        for (int links = 1; nextIs("and"); links++) {
            Token sign = take();
            limitChain(links, sign);
            Term right = not();
            left = new Term.Joined(Term.Joint.AND, left, right, left.span().to(right.span()));
        }
        return left;
    }

    private Term not() {
        if (!nextIs("not")) {
            return comparison();
        }
        Token word = take();
        enter(word);
        Term operand = not();
        depth--;
        return new Term.Not(operand, word.span().to(operand.span()));
    }

    private Term comparison() {
        Term left = sum();
        Comparison first = comparisonSign();
        if (first == null) {
            return left;
        }
        next++;
        Term right = sum();
        Comparison second = comparisonSign();
        if (second == null) {
            return new Term.Compared(first, left, right, left.span().to(right.span()));
        }
        Token sign = take();
        if (!sameWay(first, second)) {
            throw stop(
                    sign, "`and` between two comparisons; only `a <= b <= c` and `a >= b >= c` may follow each other");
        }
        Term last = sum();
        if (comparisonSign() != null) {
            throw stop(peek(), "`and` after at most two comparisons in a row");
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
        if (peek().kind() == Kind.SIGN) {
            for (Comparison comparison : Comparison.values()) {
                if (peek().text().equals(comparison.sign())) {
                    return comparison;
                }
            }
        }
        return null;
    }

    private Term sum() {
        Term left = product();
        for (int links = 1; nextIs("+") || nextIs("-"); links++) {
            Token sign = take();
            limitChain(links, sign);
            Term right = product();
            var operator = sign.is("+") ? Quantity.Operator.PLUS : Quantity.Operator.MINUS;
            left = new Term.Arithmetic(operator, left, right, left.span().to(right.span()));
        }
        return left;
    }

    private Term product() {
        Term left = signed();
        for (int links = 1; nextIs("*") || nextIs("/"); links++) {
            Token sign = take();
            limitChain(links, sign);
            Term right = signed();
            var operator = sign.is("*") ? Quantity.Operator.TIMES : Quantity.Operator.DIVIDED_BY;
            left = new Term.Arithmetic(operator, left, right, left.span().to(right.span()));
        }
        return left;
    }

    private Term signed() {
        if (!nextIs("-")) {
            return primary();
        }
        Token minus = take();
        if (peek().kind() == Kind.NUMBER) {
            Term.Number number = number(take());
            return new Term.Number(
                    -number.value(), "-" + number.digits(), minus.span().to(number.span()));
        }
        enter(minus);
        Term operand = signed();
        depth--;
        return new Term.Negated(operand, minus.span().to(operand.span()));
    }

    private Term primary() {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> number(token);
            case QUOTED -> new Term.Quoted(token.text(), token.span());
            case NAME -> named(token);
            case SIGN -> {
                if (!token.is("(")) {
                    throw stop(token, "a name, a number or `(`");
                }
                enter(token);
                Term inside = or();
                depth--;
                expect(")", "`)`, or `and`, `or` or an operation before it");
                yield inside;
            }
            case END -> throw stop(token, "a name, a number or `(`");
        };
    }

    private Term.Number number(Token token) {
        double value = Double.parseDouble(token.text());
        if (!Double.isFinite(value)) {
            throw stop(token, "a number below 1.8e308");
        }
        return new Term.Number(value, token.text(), token.span());
    }

    private Term named(Token name) {
        if (Words.RESERVED.contains(name.text()) && !Words.isConstant(name.text())) {
            throw stop(name, "a name, a number or `(` before `" + name.text() + "`");
        }
        if (nextIs("(")) {
            return call(name);
        }
        if (nextIs("@")) {
            take();
            Token visit = takeName("the name of a visit after `@`");
            return new Term.Measured(name.text(), visit.text(), name.span().to(visit.span()));
        }
        if (nextIs(".")) {
            take();
            Token member = takeName("the name of a response class after `.`");
            return new Term.Member(name.text(), member.text(), name.span().to(member.span()));
        }
        return new Term.Name(name.text(), name.span());
    }

    private Term call(Token name) {
        enter(take());
        var arguments = new ArrayList<Term>();
        if (!nextIs(")")) {
            arguments.add(or());
            while (nextIs(",")) {
                take();
                arguments.add(or());
            }
        }
        Token close = peek();
        expect(")", "`,` or `)`");
        depth--;
        return new Term.Call(
                name.text(), List.copyOf(arguments), name.span(), name.span().to(close.span()));
    }

    private Token takeName(String expected) {
        Token token = take();
        if (!token.canName()) {
            throw stop(token, expected);
        }
        return token;
    }

    private void expect(String sign, String expected) {
        Token token = take();
        if (!token.is(sign)) {
            throw stop(token, afterTerm(token, expected));
        }
    }

    private void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw stop(peek(), afterTerm(peek(), "an operation, `and`, `or` or the end"));
        }
    }

    /// What is expected after a complete term, with the remedy for the usual slips.
    private String afterTerm(Token token, String expected) {
        String lower = token.text().toLowerCase(Locale.ROOT);
        if (token.kind() == Kind.NAME && (lower.equals("and") || lower.equals("or")) && !lower.equals(token.text())) {
            return "`" + lower + "` in small letters";
        }
        if (token.is("is")) {
            return "`=`";
        }
        boolean hyphen = next >= 1
                && tokens.subList(0, Math.min(next, tokens.size())).stream()
                        .anyMatch(each -> each.text().contains("-") && each.kind() == Kind.NAME);
        if (token.is("@") && hyphen) {
            return "a space before and after a minus: a hyphen directly after a name belongs to the name";
        }
        return expected;
    }

    private Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    private Token take() {
        Token token = peek();
        next++;
        return token;
    }

    private boolean nextIs(String signOrWord) {
        return peek().is(signOrWord);
    }

    private void enter(Token token) {
        depth++;
        if (depth > DEEPEST) {
            throw stop(token, "at most " + DEEPEST + " terms within each other");
        }
    }

    private void limitChain(int links, Token token) {
        if (links > LONGEST_CHAIN) {
            throw stop(token, "at most " + LONGEST_CHAIN + " such signs in a row");
        }
    }

    private Misformed stop(Token token, String expected) {
        String found = token.kind() == Kind.END ? "the end" : problems.quote(token.span());
        problems.add(token.span(), found, expected);
        return new Misformed();
    }

    /// Leaves the descent once a problem is noted; never leaves this class.
    private static final class Misformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misformed() {
            super(null, null, false, false);
        }
    }
}
