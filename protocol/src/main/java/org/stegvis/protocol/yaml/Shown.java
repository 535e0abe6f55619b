package org.stegvis.protocol.yaml;

import java.util.Collection;
import java.util.stream.Collectors;

/// How text from a file is shown in a message: on one line, not too long, without control characters and marks of
/// direction.
public final class Shown {
    private static final int LONGEST = 60;
    private static final int MOST_NAMES = 20;

    private Shown() {}

    /// The text in single quotes.
    public static String quoted(String text) {
        return "'" + shortened(text) + "'";
    }

    /// The names with commas between them; `none` when there are none.
    public static String list(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String shown = names.stream().limit(MOST_NAMES).map(Shown::shortened).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? shown + ", …" : shown;
    }

    static String shortened(String text) {
        String head =
                text.length() > LONGEST ? text.substring(0, text.offsetByCodePoints(0, safeCount(text))) + "…" : text;
        return head.codePoints()
                .map(Shown::harmless)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Control characters move the cursor of a terminal, and marks of direction the letters beside them.
    private static int harmless(int c) {
        boolean turns = (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C;
        return Character.isISOControl(c) ? ' ' : turns ? 0xFFFD : c;
    }

    private static int safeCount(String text) {
        return text.codePointCount(0, LONGEST) - 1;
    }
}
