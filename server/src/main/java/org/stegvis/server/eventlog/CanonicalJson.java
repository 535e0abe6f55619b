package org.stegvis.server.eventlog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/// JSON of which there is one spelling only, so that it can be hashed: keys sorted by UTF-16 code units, no
/// white space, numbers as ECMAScript writes them, the shortest escapes.
///
/// Source: RFC 8785 (JSON Canonicalization Scheme). Numbers are doubles.
public final class CanonicalJson {
    private CanonicalJson() {}

    public static String of(JsonNode node) {
        var text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder text) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, text);
            case ARRAY -> array(node, text);
            case STRING -> string(node.stringValue(), text);
            case NUMBER -> text.append(number(node.doubleValue()));
            case BOOLEAN -> text.append(node.booleanValue());
            case NULL -> text.append("null");
            case BINARY, MISSING, POJO ->
                throw new IllegalArgumentException("A log entry cannot hold a " + node.getNodeType() + " node.");
        }
    }

    private static void object(JsonNode node, StringBuilder text) {
        var names = new ArrayList<>(node.propertyNames());
        names.sort(null);
        text.append('{');
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            string(names.get(i), text);
            text.append(':');
            write(node.get(names.get(i)), text);
        }
        text.append('}');
    }

    private static void array(JsonNode node, StringBuilder text) {
        text.append('[');
        for (int i = 0; i < node.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            write(node.get(i), text);
        }
        text.append(']');
    }

    static void string(String value, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < 0x20) {
                        text.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    /// The decimal with the fewest digits that reads back as the value. Java writes two digits where one would do.
    private static BigDecimal shortest(double value) {
        var decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal oneDigit = decimal.round(new MathContext(1));
        return decimal.precision() == 2 && oneDigit.doubleValue() == value ? oneDigit.stripTrailingZeros() : decimal;
    }

    /// ECMAScript's Number::toString, which RFC 8785 section 3.2.2.3 prescribes. Java lays the digits
    /// out otherwise.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A log entry cannot hold the number " + value + ".");
        }
        if (value == 0) {
            return "0";
        }
        if (value < 0) {
            return "-" + number(-value);
        }
        BigDecimal shortest = shortest(value);
        String digits = shortest.unscaledValue().toString();
        int count = digits.length();
        // The value is 0.digits times ten to the power of point.
        int point = count - shortest.scale();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        int exponent = point - 1;
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
