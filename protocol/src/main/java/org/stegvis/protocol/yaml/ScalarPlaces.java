package org.stegvis.protocol.yaml;

/// Finds where a character of a scalar's value stands in the file.
///
/// White space may be folded, so it is not matched: the other characters of the value stand in the file in the same
/// order.
final class ScalarPlaces {
    private final String raw;
    private final boolean singleQuoted;
    private final boolean doubleQuoted;
    private int at;

    private ScalarPlaces(Scalar scalar) {
        raw = scalar.raw();
        singleQuoted = scalar.style() == Scalar.Style.SINGLE_QUOTED;
        doubleQuoted = scalar.style() == Scalar.Style.DOUBLE_QUOTED;
        at = switch (scalar.style()) {
            case PLAIN -> 0;
            case SINGLE_QUOTED, DOUBLE_QUOTED -> Math.min(1, raw.length());
            case BLOCK -> endOfLine(raw);
        };
    }

    static Place placeAt(Scalar scalar, int offset) {
        var walk = new ScalarPlaces(scalar);
        String text = scalar.text();
        int wanted = Math.clamp(offset, 0, text.length());
        int end = walk.at;
        int start = walk.at;
        int i = 0;
        while (i <= wanted && i < text.length()) {
            int c = text.codePointAt(i);
            if (!Character.isWhitespace(c)) {
                start = walk.next();
                end = walk.at;
            } else {
                start = end;
            }
            i += Character.charCount(c);
        }
        return place(scalar, wanted >= text.length() ? end : start);
    }

    /// The start of the next character that is not white space; leaves `at` behind it.
    private int next() {
        while (at < raw.length()) {
            int start = at;
            if (!isWhitespaceAfterReading()) {
                return start;
            }
        }
        return at;
    }

    private boolean isWhitespaceAfterReading() {
        int c = raw.codePointAt(at);
        if (doubleQuoted && c == '\\' && at + 1 < raw.length()) {
            char escape = raw.charAt(at + 1);
            int digits = switch (escape) {
                case 'x' -> 2;
                case 'u' -> 4;
                case 'U' -> 8;
                default -> 0;
            };
            int from = at + 2;
            at = Math.min(raw.length(), from + digits);
            return digits == 0
                    ? " \tnrtNLP_vf\n\r".indexOf(escape) >= 0
                    : Character.isWhitespace(codePoint(raw.substring(Math.min(from, at), at)));
        }
        boolean doubled = singleQuoted && c == '\'' && at + 1 < raw.length() && raw.charAt(at + 1) == '\'';
        at += doubled ? 2 : Character.charCount(c);
        return Character.isWhitespace(c);
    }

    private static int codePoint(String digits) {
        try {
            return Integer.parseUnsignedInt(digits, 16);
        } catch (NumberFormatException notHexadecimal) {
            return 0;
        }
    }

    private static int endOfLine(String raw) {
        int end = raw.indexOf('\n');
        return end < 0 ? raw.length() : end + 1;
    }

    private static Place place(Scalar scalar, int index) {
        int line = scalar.place().line();
        int column = scalar.place().column();
        String before = scalar.raw().substring(0, index);
        for (int i = 0; i < before.length(); i += Character.charCount(before.codePointAt(i))) {
            char c = before.charAt(i);
            boolean lineEnds = c == '\n' || (c == '\r' && !(i + 1 < before.length() && before.charAt(i + 1) == '\n'));
            line += lineEnds ? 1 : 0;
            column = lineEnds ? 1 : column + 1;
        }
        return new Place(scalar.place().file(), line, column);
    }
}
