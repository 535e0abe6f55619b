package org.stegvis.protocol.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the keys of one mapping. Each mistake becomes a finding and the reading goes on; null stands for what could
/// not be read.
///
/// Ask for every key the mapping may have, then call [#rejectOthers()], which reports the keys nobody asked for.
public final class Fields {
    private final Node node;
    private final List<Mapping.Entry> entries;
    private final Findings findings;
    private final Set<String> asked = new LinkedHashSet<>();

    private Fields(Node node, List<Mapping.Entry> entries, Findings findings) {
        this.node = node;
        this.entries = entries;
        this.findings = findings;
    }

    /// The fields of a node; null, with a finding, when it is no mapping.
    ///
    /// @param expected what the mapping is, for the finding: `a mapping of visits`
    public static @Nullable Fields of(Node node, String expected, Findings findings) {
        if (node instanceof Mapping mapping) {
            return new Fields(mapping, mapping.entries(), findings);
        }
        findings.error(node, node.shown(), expected, "");
        return null;
    }

    /// The fields of something that was written as one word and has none.
    public static Fields none(Node node, Findings findings) {
        return new Fields(node, List.of(), findings);
    }

    /// The value of a key that may be absent.
    public @Nullable Node optional(String key) {
        asked.add(key);
        for (Mapping.Entry entry : entries) {
            if (entry.name().equals(key)) {
                return entry.value();
            }
        }
        return null;
    }

    /// The value of a key that must be there; an empty one is reported as well.
    public @Nullable Node required(String key) {
        Node value = optional(key);
        if (value == null) {
            findings.error(node, "no key '" + key + "'", "the key '" + key + "'", "Add '" + key + ":'.");
        } else if (value instanceof Scalar scalar && scalar.isNull()) {
            findings.error(value, "nothing", "a value for '" + key + "'", "");
            return null;
        }
        return value;
    }

    public boolean has(String key) {
        return optional(key) != null;
    }

    /// The node of the mapping itself.
    public Node node() {
        return node;
    }

    public @Nullable String requiredText(String key) {
        Node value = required(key);
        return value == null ? null : Expect.text(value, findings);
    }

    public @Nullable String optionalText(String key) {
        Node value = optional(key);
        return value == null ? null : Expect.text(value, findings);
    }

    /// A number from `least` to `most`.
    public @Nullable Double requiredNumber(String key, double least, double most) {
        Node value = required(key);
        return value == null ? null : Expect.number(value, least, most, findings);
    }

    public @Nullable Double optionalNumber(String key, double least, double most) {
        Node value = optional(key);
        return value == null ? null : Expect.number(value, least, most, findings);
    }

    /// A whole number from `least` to `most`.
    public @Nullable Integer requiredInteger(String key, int least, int most) {
        Node value = required(key);
        return value == null ? null : Expect.integer(value, least, most, findings);
    }

    public @Nullable Integer optionalInteger(String key, int least, int most) {
        Node value = optional(key);
        return value == null ? null : Expect.integer(value, least, most, findings);
    }

    /// Reports each key that nobody asked for, with the nearest that was.
    public void rejectOthers() {
        for (Mapping.Entry entry : entries) {
            if (!asked.contains(entry.name()) && !findings.isFull()) {
                findings.add(Finding.error(
                                entry.key().place(),
                                entry.value().path(),
                                "the key " + Shown.quoted(entry.name()),
                                "one of the keys " + Shown.list(asked),
                                "")
                        .withNearest(NearestName.to(entry.name(), asked)));
            }
        }
    }
}
