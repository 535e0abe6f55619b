package org.stegvis.protocol.yaml;

import java.util.Collection;
import java.util.stream.Collectors;

/// How text from a file is shown in a message: on one line, not too long, without control characters.
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
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int safeCount(String text) {
        return text.codePointCount(0, LONGEST) - 1;
    }
}
