package org.stegvis.evidence.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.text.Texts;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// Reads values that occur all over an evidence file; a wrong one becomes a finding and null.
record Values(Findings findings) {
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}0-9_]*(-[\\p{L}0-9_]+)*");
    private static final Pattern DATE = Pattern.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?");
    private static final int LONGEST = 64;

    /// The entries of a mapping by name; names must be names.
    List<Mapping.Entry> named(Fields fields, String key) {
        Node node = fields.required(key);
        return node == null ? List.of() : named(node);
    }

    List<Mapping.Entry> named(Node node) {
        if (!(node instanceof Mapping mapping)) {
            findings.error(node, node.shown(), "a mapping, each under its name", "");
            return List.of();
        }
        var entries = new ArrayList<Mapping.Entry>();
        for (Mapping.Entry entry : mapping.entries()) {
            if (entry.name().length() <= LONGEST && NAME.matcher(entry.name()).matches()) {
                entries.add(entry);
            } else {
                findings.error(
                        entry.key(),
                        entry.key().shown(),
                        "a name: a letter, then letters, digits, _ and single -",
                        "Use at most 64 characters.");
            }
        }
        return entries;
    }

    @Nullable
    Text text(Fields fields, String key) {
        Node node = fields.required(key);
        return node == null ? null : text(node);
    }

    @Nullable
    Text optionalText(Fields fields, String key) {
        Node node = fields.optional(key);
        return node == null ? null : text(node);
    }

    @Nullable
    Text text(Node node) {
        return Texts.read(node, findings);
    }

    /// A year, a month or a day: the first day of it.
    @Nullable
    LocalDate date(Fields fields, String key) {
        Node node = fields.required(key);
        return node == null ? null : date(node);
    }

    @Nullable
    LocalDate date(Node node) {
        if (node instanceof Scalar scalar) {
            Matcher matcher = DATE.matcher(scalar.text());
            if (matcher.matches()) {
                try {
                    return LocalDate.of(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
                } catch (DateTimeException noSuchDay) {
                    // Falls through to the finding.
                }
            }
        }
        findings.error(node, node.shown(), "a date: 2007, 2007-05 or 2007-05-21", "");
        return null;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    /// One of the constants of an enum, by its label.
    <E extends Enum<E>> @Nullable E choice(@Nullable Node node, E[] all, Function<E, String> label) {
        if (node == null) {
            return null;
        }
        List<String> labels = Stream.of(all).map(label).toList();
        if (node instanceof Scalar scalar) {
            int index = labels.indexOf(scalar.text());
            if (index >= 0) {
                return all[index];
            }
            findings.unknownName(node, scalar.text(), "one of these", labels);
            return null;
        }
        findings.error(node, node.shown(), "one of " + String.join(", ", labels), "");
        return null;
    }

    /// The number of a node in a list of numbers.
    @Nullable
    Double number(Node node) {
        return Expect.number(node, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, findings);
    }
}
