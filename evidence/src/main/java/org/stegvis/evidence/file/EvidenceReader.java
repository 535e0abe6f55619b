package org.stegvis.evidence.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.protocol.yaml.YamlTree;

/// Reads evidence files. Never throws for what a file holds.
///
/// The format is described in `docs/reference/evidence.md`.
public final class EvidenceReader {
    private EvidenceReader() {}

    public static EvidenceReading read(Path file) {
        var findings = new Findings();
        return read(Source.read(file, Limits.withDefaults(), findings), findings);
    }

    /// Reads a text.
    ///
    /// @param name what findings call the file
    public static EvidenceReading read(String name, String text) {
        return read(Source.of(name, text), new Findings());
    }

    private static EvidenceReading read(@Nullable Source source, Findings findings) {
        Node root = source == null ? null : YamlTree.of(source, Limits.withDefaults(), findings);
        EvidenceFile file = root == null ? null : EvidenceDocument.read(root, findings);
        if (source == null || file == null || findings.hasErrors()) {
            return new EvidenceReading.Rejected(findings.all());
        }
        return new EvidenceReading.Accepted(file, findings.warnings(), source.sha256());
    }
}
