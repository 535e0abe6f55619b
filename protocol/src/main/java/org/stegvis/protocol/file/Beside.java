package org.stegvis.protocol.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Source;

/// Where the files that a protocol names are found.
interface Beside {

    /// The file of that name; null, with a finding at the node, when there is none.
    @Nullable
    Source find(Node node, String written, Findings findings);

    /// Nowhere: the protocol has no place on a disk and came alone.
    static Beside nothing() {
        return (node, written, findings) -> {
            findings.error(
                    node,
                    node.shown(),
                    "no instrument files of its own, for this protocol is not read from a folder",
                    "Read the protocol from a file, with its instruments beside it.");
            return null;
        };
    }

    /// In a folder, by relative paths.
    static Beside in(Path folder) {
        return (node, written, findings) -> {
            Path file = file(folder, written);
            if (file == null) {
                findings.error(node, node.shown(), "a path relative to the protocol", "");
                return null;
            }
            var ofFile = new Findings();
            Source source = Source.read(file, Limits.withDefaults(), ofFile);
            // The place of the mistake is where the file is named.
            ofFile.all()
                    .forEach(finding -> findings.error(
                            node, node.shown() + ", " + finding.found(), finding.expected(), finding.remedy()));
            return source;
        };
    }

    /// Among texts that came with the protocol, by the names that it gives them.
    static Beside among(Map<String, String> texts) {
        return (node, written, findings) -> {
            String text = texts.get(written);
            if (text == null) {
                findings.error(
                        node,
                        node.shown(),
                        "the name of a file that came with the protocol: "
                                + (texts.isEmpty() ? "none did" : String.join(", ", new TreeSet<>(texts.keySet()))),
                        "Send the file together with the protocol.");
                return null;
            }
            return Source.of(written, text);
        };
    }

    private static @Nullable Path file(Path folder, String written) {
        try {
            Path relative = Path.of(written);
            return relative.isAbsolute() ? null : folder.resolve(relative).normalize();
        } catch (InvalidPathException noPath) {
            return null;
        }
    }
}
