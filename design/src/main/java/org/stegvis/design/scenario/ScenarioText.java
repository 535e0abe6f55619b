package org.stegvis.design.scenario;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.protocol.yaml.YamlTree;

/// The text of a scenario file with single values replaced; all else stays as it is written.
final class ScenarioText {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private ScenarioText() {}

    /// Replaces the value at a path such as `measures.odi.week52.normal.sd`.
    ///
    /// @param value a number or an expression
    /// @throws IllegalArgumentException when there is no single value at the path; the message says what
    /// there is
    static String with(String text, String path, String value) {
        Node node = YamlTree.of(Source.of("scenario", text), Limits.withDefaults(), new Findings());
        var gone = new StringBuilder();
        for (String key : path.split("\\.", -1)) {
            if (!(node instanceof Mapping mapping)) {
                throw new IllegalArgumentException(
                        "The scenario has a single value at '" + gone + "', and nothing below it.");
            }
            node = mapping.get(key);
            if (node == null) {
                throw new IllegalArgumentException("The scenario has no '%s'%s; there is %s."
                        .formatted(key, gone.isEmpty() ? "" : " at '" + gone + "'", keys(mapping)));
            }
            gone.append(gone.isEmpty() ? "" : ".").append(key);
        }
        if (node instanceof Scalar scalar) {
            return replaced(text, scalar, value);
        }
        throw new IllegalArgumentException("The scenario has more than one value at '%s'%s."
                .formatted(path, node instanceof Mapping mapping ? ": name one of " + keys(mapping) : ""));
    }

    private static String keys(Mapping mapping) {
        return mapping.entries().stream().map(Mapping.Entry::name).collect(Collectors.joining(", "));
    }

    private static String replaced(String text, Scalar scalar, String value) {
        int start = 0;
        for (int line = 1; line < scalar.place().line(); line++) {
            start = text.indexOf('\n', start) + 1;
        }
        start = text.offsetByCodePoints(start, scalar.place().column() - 1);
        boolean isBlock = scalar.style() == Scalar.Style.BLOCK;
        // A number stands without quotes, for what is quoted is text; an expression needs them.
        String written = NUMBER.matcher(value).matches()
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return text.substring(0, start)
                + written
                + (isBlock ? "\n" : "")
                + text.substring(start + scalar.raw().length());
    }
}
