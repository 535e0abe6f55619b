package org.stegvis.protocol.expression;

import java.util.List;
import java.util.Locale;
import org.stegvis.protocol.expression.Token.Kind;

/// A place among the tokens of an expression, and what to say where they stop making sense.
final class Cursor {
    /// How deep an expression may nest, and how many terms may be chained without parentheses: far above what
    /// people write, far below what a thread's stack holds.
    private static final int DEEPEST = 40;

    private static final int LONGEST_CHAIN = 100;

    private final List<Token> tokens;
    private final Problems problems;
    private int next;
    private int depth;

    Cursor(List<Token> tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    Token peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    Token take() {
        Token token = peek();
        next++;
        return token;
    }

    boolean nextIs(String signOrWord) {
        return peek().is(signOrWord);
    }

    /// @param expected for the problem, when the next is no name
    Token takeName(String expected) {
        Token token = take();
        if (!token.canName()) {
            throw stop(token, expected);
        }
        return token;
    }

    void expect(String sign, String expected) {
        Token token = take();
        if (!token.is(sign)) {
            throw stop(token, afterTerm(token, expected));
        }
    }

    void expectEnd() {
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

    /// Goes one term deeper.
    void enter(Token token) {
        depth++;
        if (depth > DEEPEST) {
            throw stop(token, "at most " + DEEPEST + " terms within each other");
        }
    }

    void leave() {
        depth--;
    }

    /// The sign between two terms of a chain.
    ///
    /// @param links how many the chain has with it
    Token takeLink(int links) {
        Token sign = take();
        if (links > LONGEST_CHAIN) {
            throw stop(sign, "at most " + LONGEST_CHAIN + " such signs in a row");
        }
        return sign;
    }

    /// Notes a problem; to be thrown.
    Misformed stop(Token token, String expected) {
        String found = token.kind() == Kind.END ? "the end" : problems.quote(token.span());
        problems.add(token.span(), found, expected);
        return new Misformed();
    }

    /// Leaves the descent once a problem is noted.
    static final class Misformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misformed() {
            super(null, null, false, false);
        }
    }
}
