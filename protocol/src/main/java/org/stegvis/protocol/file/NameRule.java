package org.stegvis.protocol.file;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// What a declared name may look like: something that an expression can read as one word.
final class NameRule {
    private static final int LONGEST = 64;
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}0-9_]*(-[\\p{L}0-9_]+)*");
    private static final Set<String> RESERVED = Set.of(
            "and",
            "or",
            "not",
            "true",
            "false",
            "missing",
            "now",
            "otherwise",
            "class",
            "change",
            "percent-change",
            "at-least",
            "if",
            "min",
            "max",
            "mean",
            "abs",
            "exp",
            "log");

    private NameRule() {}

    /// The name that a node declares; null, with a finding, when it cannot be a name.
    static @Nullable String declared(Node node, Findings findings) {
        if (!(node instanceof Scalar scalar)) {
            findings.error(node, node.shown(), "a name", "");
            return null;
        }
        String name = scalar.text();
        if (scalar.kind() != Scalar.Kind.TEXT
                || name.length() > LONGEST
                || !NAME.matcher(name).matches()) {
            findings.error(
                    node,
                    scalar.shown(),
                    "a name",
                    "A name starts with a letter and goes on with letters, digits, '_' and single '-', at most "
                            + LONGEST + " characters.");
            return null;
        }
        if (RESERVED.contains(name)) {
            findings.error(node, scalar.shown(), "a name of your own", "'" + name + "' is a word of the language.");
            return null;
        }
        return name;
    }
}
