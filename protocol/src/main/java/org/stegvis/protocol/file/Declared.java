package org.stegvis.protocol.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Sequence;

/// The names of one kind, in the order of the file. A name whose description is faulty is declared all the same,
/// so that one mistake makes one finding.
final class Declared<T> {
    private final String kind;
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, T> sound = new LinkedHashMap<>();

    /// @param kind with its article: `a visit`
    Declared(String kind) {
        this.kind = kind;
    }

    /// Reads a mapping from names to descriptions.
    static <T> Declared<T> of(
            @Nullable Node section, String kind, BiFunction<String, Node, @Nullable T> description, Findings findings) {
        var declared = new Declared<T>(kind);
        if (section == null) {
            return declared;
        }
        if (!(section instanceof Mapping mapping)) {
            findings.error(section, section.shown(), "a mapping from the name of " + kind + " to its description", "");
            return declared;
        }
        for (Mapping.Entry entry : mapping.entries()) {
            String name = NameRule.declared(entry.key(), findings);
            T value = description.apply(name == null ? entry.name() : name, entry.value());
            declared.add(entry.name(), name == null ? null : value);
        }
        return declared;
    }

    void add(String name, @Nullable T value) {
        names.add(name);
        if (value != null) {
            sound.put(name, value);
        }
    }

    Set<String> names() {
        return names;
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /// What the name stands for; null when it is not declared or its description is faulty.
    @Nullable
    T get(String name) {
        return sound.get(name);
    }

    List<T> values() {
        return List.copyOf(sound.values());
    }

    /// The declared name that a node holds; null, with a finding, when there is none.
    @Nullable
    String referred(Node node, Findings findings) {
        String name = Expect.text(node, findings);
        if (name != null && !has(name)) {
            findings.unknownName(node, name, kind, names);
            return null;
        }
        return name;
    }

    /// A list of different declared names; those that are none are left out, with findings.
    List<String> referredList(Node node, Findings findings) {
        var found = new ArrayList<String>();
        if (!(node instanceof Sequence sequence)) {
            findings.error(node, node.shown(), "a list of names", "Write the names in brackets: [ ].");
            return found;
        }
        for (Node item : sequence.items()) {
            String name = referred(item, findings);
            if (name != null && found.contains(name)) {
                findings.error(item, "'" + name + "' a second time", "each name once", "");
            } else if (name != null) {
                found.add(name);
            }
        }
        return found;
    }
}
