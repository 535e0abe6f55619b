package org.stegvis.protocol.expression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Collects what is wrong in one text.
final class Problems {
    private static final int LONGEST_QUOTE = 60;
    /// What a terminal obeys instead of showing it: control characters, and marks that turn the direction.
    private static final Pattern OBEYED =
            Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+");

    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    Problems(String text) {
        this.text = text;
    }

    void add(Span span, String found, String expected) {
        add(span, found, expected, "");
    }

    void add(Span span, String found, String expected, String nearest) {
        problems.add(new Problem(span.offset(), span.length(), found, expected, nearest));
    }

    void warn(Span span, String found, String expected) {
        warnings.add(new Problem(span.offset(), span.length(), found, expected, ""));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        return inOrder(problems);
    }

    List<Problem> warnings() {
        return inOrder(warnings);
    }

    /// The text at a place, in code marks, shortened when it is long.
    String quote(Span span) {
        return quote(text.substring(span.offset(), span.end()));
    }

    static String quote(String written) {
        String shown = OBEYED.matcher(written).replaceAll(" ");
        if (shown.length() <= LONGEST_QUOTE) {
            return "`" + shown + "`";
        }
        int end = Character.isHighSurrogate(shown.charAt(LONGEST_QUOTE - 1)) ? LONGEST_QUOTE - 1 : LONGEST_QUOTE;
        return "`" + shown.substring(0, end) + "…`";
    }

    private static List<Problem> inOrder(List<Problem> found) {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::offset))
                .toList();
    }
}
