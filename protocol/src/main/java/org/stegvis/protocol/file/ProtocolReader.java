package org.stegvis.protocol.file;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.check.Review;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.protocol.yaml.YamlTree;

/// Reads protocol files. Never throws for what a file holds: it is a protocol, or all that is wrong with it is
/// told at once.
///
/// The format is described in `docs/reference/protocol.md`.
public final class ProtocolReader {
    private ProtocolReader() {}

    /// Reads a file; instruments of its own are found beside it.
    public static Reading read(Path file) {
        var findings = new Findings();
        Path folder = file.toAbsolutePath().getParent();
        return read(
                Source.read(file, Limits.withDefaults(), findings),
                folder == null ? Beside.nothing() : Beside.in(folder),
                findings);
    }

    /// Reads a text.
    ///
    /// @param name what findings call the file
    public static Reading read(String name, String text) {
        return read(Source.of(name, text), Beside.nothing(), new Findings());
    }

    /// Reads a text that came together with the files that it names.
    ///
    /// @param name what findings call the file
    /// @param beside the text of each file, by the name that the protocol gives it
    public static Reading read(String name, String text, Map<String, String> beside) {
        return read(Source.of(name, text), Beside.among(beside), new Findings());
    }

    /// Reads a stream to its end, or to the largest size of a protocol; leaves it open.
    ///
    /// @param name what findings call the file
    public static Reading read(String name, InputStream in) {
        var findings = new Findings();
        return read(Source.read(name, in, Limits.withDefaults(), findings), Beside.nothing(), findings);
    }

    private static Reading read(@Nullable Source source, Beside beside, Findings findings) {
        Node root = source == null ? null : YamlTree.of(source, Limits.withDefaults(), findings);
        ProtocolDocument.Read read = root == null ? null : ProtocolDocument.read(root, beside, findings);
        if (source == null || root == null || read == null || findings.hasErrors()) {
            return new Reading.Rejected(findings.all());
        }
        Remarks.add(Review.of(read.protocol()), root, findings);
        return new Reading.Accepted(read.protocol(), findings.warnings(), source.sha256(), read.instruments());
    }
}
