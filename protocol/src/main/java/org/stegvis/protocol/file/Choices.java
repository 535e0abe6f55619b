package org.stegvis.protocol.file;

import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.NearestName;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;

/// A word of the format that must be one of a few.
final class Choices {
    private Choices() {}

    /// What the word stands for; null, with a finding, when it is none of them.
    static <T> @Nullable T of(Node node, Map<String, T> words, Findings findings) {
        String word = node instanceof Scalar scalar ? scalar.text() : "";
        T meant = words.get(word);
        if (meant == null) {
            var sorted = new TreeSet<String>(words.keySet());
            findings.add(
                    Finding.error(node.place(), node.path(), node.shown(), "one of " + String.join(", ", sorted), "")
                            .withNearest(NearestName.to(word, sorted)));
        }
        return meant;
    }
}
