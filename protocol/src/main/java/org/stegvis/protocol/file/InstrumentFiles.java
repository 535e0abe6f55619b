package org.stegvis.protocol.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.instrument.file.Instruments;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Sequence;
import org.stegvis.protocol.yaml.Source;

/// `instruments:`, the files of a trial's own instruments, relative to the protocol.
final class InstrumentFiles {
    private InstrumentFiles() {}

    static Instruments read(@Nullable Node node, @Nullable Path folder, Findings findings) {
        Instruments instruments = Instruments.builtIn();
        if (node == null) {
            return instruments;
        }
        for (Node item : node instanceof Sequence sequence ? sequence.items() : List.of(node)) {
            Path file = file(item, folder, findings);
            Source source = file == null ? null : source(item, file, findings);
            instruments = source == null ? instruments : instruments.with(source, findings);
        }
        return instruments;
    }

    private static @Nullable Path file(Node node, @Nullable Path folder, Findings findings) {
        String written = Expect.text(node, findings);
        if (written == null) {
            return null;
        }
        if (folder == null) {
            findings.error(
                    node,
                    node.shown(),
                    "no instrument files of its own, for this protocol is not read from a folder",
                    "Read the protocol from a file, with its instruments beside it.");
            return null;
        }
        try {
            Path relative = Path.of(written);
            if (!relative.isAbsolute()) {
                return folder.resolve(relative).normalize();
            }
        } catch (InvalidPathException noPath) {
            // Told below, with the absolute ones.
        }
        findings.error(node, node.shown(), "a path relative to the protocol", "");
        return null;
    }

    private static @Nullable Source source(Node node, Path file, Findings findings) {
        var ofFile = new Findings();
        Source source = Source.read(file, Limits.withDefaults(), ofFile);
        // The place of the mistake is where the file is named.
        ofFile.all()
                .forEach(finding -> findings.error(
                        node, node.shown() + ", " + finding.found(), finding.expected(), finding.remedy()));
        return source;
    }
}
