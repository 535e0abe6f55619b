package org.stegvis.protocol.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stegvis.protocol.expression.Token.Kind;

/// Cuts the text of an expression into tokens. What is written as in a programming language is understood, and
/// told.
final class Tokens {
    private static final Pattern NUMBER = Pattern.compile("[0-9]++(?:\\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+");
    private static final Pattern NAME = Pattern.compile("[\\p{L}0-9_]++(?:-[\\p{L}0-9_]++)*+");
    private static final Pattern SIGN = Pattern.compile("<=|>=|!=|[<>=+\\-*/(),@.]");
    private static final Pattern FOREIGN = Pattern.compile("==|&&?|\\|\\|?|<>|!(?!=)|[≤≥≠−×÷·]");

    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();

    private Tokens(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    static List<Token> of(String text, Problems problems) {
        var cutting = new Tokens(text, problems);
        cutting.cut();
        return cutting.tokens;
    }

    private void cut() {
        int at = 0;
        while (at < text.length()) {
            char next = text.charAt(at);
            if (Character.isWhitespace(next) || next == '\u00a0') {
                at++;
            } else {
                at = cutOne(at);
            }
        }
        tokens.add(new Token(Kind.END, "", new Span(text.length(), 0)));
    }

    private int cutOne(int at) {
        int name = endOf(NAME, at);
        int number = endOf(NUMBER, at);
        // `6m` is a name and `24-1` a subtraction: what starts with a digit is a name only if a letter goes on
        // from the number.
        if (number > 0 && (name <= number || text.charAt(number) == '-')) {
            return add(Kind.NUMBER, at, number);
        }
        if (name > 0) {
            return add(Kind.NAME, at, name);
        }
        int quoted = endOfQuoted(at);
        if (quoted > 0) {
            String inside = text.substring(at + 1, quoted - 1);
            String mark = text.substring(at, at + 1);
            tokens.add(new Token(Kind.QUOTED, inside.replace(mark + mark, mark), new Span(at, quoted - at)));
            return quoted;
        }
        int foreign = endOf(FOREIGN, at);
        if (foreign > 0) {
            return translate(at, foreign);
        }
        int sign = endOf(SIGN, at);
        return sign > 0 ? add(Kind.SIGN, at, sign) : skip(at);
    }

    private int endOf(Pattern pattern, int at) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        matcher.useTransparentBounds(true);
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    /// A quotation mark inside is written twice.
    private int endOfQuoted(int at) {
        char mark = text.charAt(at);
        if (mark != '"' && mark != '\'') {
            return -1;
        }
        int end = text.indexOf(mark, at + 1);
        while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == mark) {
            end = text.indexOf(mark, end + 2);
        }
        return end < 0 ? -1 : end + 1;
    }

    private int add(Kind kind, int at, int end) {
        tokens.add(new Token(kind, text.substring(at, end), new Span(at, end - at)));
        return end;
    }

    private int translate(int at, int end) {
        var span = new Span(at, end - at);
        String ours = switch (text.substring(at, end)) {
            case "==" -> "=";
            case "&", "&&" -> "and";
            case "|", "||" -> "or";
            case "!" -> "not";
            case "≤" -> "<=";
            case "≥" -> ">=";
            case "<>", "≠" -> "!=";
            case "−" -> "-";
            case "÷" -> "/";
            default -> "*";
        };
        problems.add(span, problems.quote(span), "`" + ours + "`");
        boolean word = Character.isLetter(ours.charAt(0));
        tokens.add(new Token(word ? Kind.NAME : Kind.SIGN, ours, span));
        return end;
    }

    private int skip(int at) {
        int end = at + Character.charCount(text.codePointAt(at));
        var span = new Span(at, end - at);
        String expected = switch (text.charAt(at)) {
            case '%' -> "a proportion without `%`: write 0.5 for 50 %";
            case '"', '\'' -> "a second quotation mark after the text";
            case '[', '{', ']', '}' -> "round parentheses";
            case '^' -> "a multiplication: there are no powers";
            case ';' -> "one expression, without `;`";
            default -> "a name, a number, a sign or a word of the language";
        };
        problems.add(span, problems.quote(span), expected);
        return end;
    }
}
