package org.stegvis.protocol.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/// A text, number, truth value or nothing.
///
/// @param text the value, with quotes, escapes and line folding resolved
/// @param style how it is written
/// @param raw the characters of the file from `place` to its end
public record Scalar(Place place, DocumentPath path, String text, Style style, String raw) implements Node {

    /// How a scalar is written; only a plain one can be something else than text.
    public enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        BLOCK
    }

    /// What a scalar is by the core schema of YAML 1.2 (section 10.3.2).
    public enum Kind {
        NULL,
        BOOLEAN,
        INTEGER,
        NUMBER,
        TEXT
    }

    private static final int LONGEST_NUMBER = 64;
    private static final Pattern NULL = Pattern.compile("null|Null|NULL|~|");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    public Kind kind() {
        if (style != Style.PLAIN || text.length() > LONGEST_NUMBER) {
            return Kind.TEXT;
        }
        if (NULL.matcher(text).matches()) {
            return Kind.NULL;
        }
        if (BOOLEAN.matcher(text).matches()) {
            return Kind.BOOLEAN;
        }
        if (INTEGER.matcher(text).matches()) {
            return Kind.INTEGER;
        }
        return NUMBER.matcher(text).matches() ? Kind.NUMBER : Kind.TEXT;
    }

    public boolean isNull() {
        return kind() == Kind.NULL;
    }

    /// Whether it is a number, whole or not.
    public boolean isNumber() {
        return kind() == Kind.INTEGER || kind() == Kind.NUMBER;
    }

    /// Its number; NaN when it is none. `.inf` is infinite.
    public double number() {
        return switch (kind()) {
            case INTEGER -> integer();
            case NUMBER -> decimal();
            case NULL, BOOLEAN, TEXT -> Double.NaN;
        };
    }

    /// Its truth value; false when it is none.
    public boolean isTrue() {
        return kind() == Kind.BOOLEAN && (text.charAt(0) == 't' || text.charAt(0) == 'T');
    }

    /// The place in the file of the character at this offset of [#text], whatever the style; its end for the length
    /// of the text.
    public Place placeAt(int offset) {
        return ScalarPlaces.placeAt(this, offset);
    }

    @Override
    public String shown() {
        return switch (kind()) {
            case NULL -> "nothing";
            case BOOLEAN, INTEGER, NUMBER -> text;
            case TEXT -> Shown.quoted(text);
        };
    }

    private double integer() {
        if (text.startsWith("0o")) {
            return new BigInteger(text.substring(2), 8).doubleValue();
        }
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16).doubleValue();
        }
        return Double.parseDouble(text);
    }

    private double decimal() {
        String end = text.substring(text.length() - Math.min(3, text.length())).toLowerCase(Locale.ROOT);
        if (end.equals("nan")) {
            return Double.NaN;
        }
        if (end.equals("inf")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(text);
    }
}
