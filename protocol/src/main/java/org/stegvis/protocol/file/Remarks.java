package org.stegvis.protocol.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.check.Remark;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Sequence;
import org.stegvis.protocol.yaml.Severity;

/// Gives the remarks of a review their places in the file.
final class Remarks {
    private Remarks() {}

    static void add(List<Remark> remarks, Node root, Findings findings) {
        for (Remark remark : remarks) {
            findings.add(new Finding(
                    Severity.WARNING,
                    nearest(root, remark.path()).place(),
                    remark.path(),
                    remark.found(),
                    remark.expected(),
                    null,
                    remark.remedy()));
        }
    }

    /// The node at a path, or the last one on the way to it.
    private static Node nearest(Node root, String path) {
        Node at = root;
        for (String step : path.replace("[", ".[").split("\\.", -1)) {
            Node next = switch (at) {
                case Mapping mapping -> mapping.get(step);
                case Sequence sequence -> item(sequence, step);
                case Scalar scalar -> null;
            };
            if (next != null) {
                at = next;
            }
        }
        return at;
    }

    private static @Nullable Node item(Sequence sequence, String step) {
        if (!step.matches("\\[\\d{1,6}]")) {
            return null;
        }
        int index = Integer.parseInt(step.substring(1, step.length() - 1));
        return index < sequence.items().size() ? sequence.items().get(index) : null;
    }
}
