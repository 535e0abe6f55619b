package org.stegvis.protocol.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of the language.
final class Words {
    static final Set<String> RESERVED = Set.of("and", "or", "not", "true", "false");
    static final String MISSING = "missing";
    static final String CHANGE = "change";
    static final String PERCENT_CHANGE = "percent-change";
    static final String AT_LEAST = "at-least";
    static final String IF = "if";

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}0-9_]*+(?:-[\\p{L}0-9_]++)*+");

    private Words() {}

    static boolean isConstant(String word) {
        return word.equals("true") || word.equals("false");
    }

    /// Whether a name can be written without quotation marks.
    static boolean isPlainName(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name);
    }

    static List<String> functions() {
        var words = new ArrayList<>(List.of(MISSING, CHANGE, PERCENT_CHANGE, AT_LEAST, IF));
        for (NumberFunction function : NumberFunction.values()) {
            words.add(function.word());
        }
        return words;
    }
}
