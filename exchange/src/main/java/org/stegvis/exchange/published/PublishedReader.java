package org.stegvis.exchange.published;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.text.Texts;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.protocol.yaml.YamlTree;

/// Reads files of published results. Never throws for what a file holds.
///
/// The format is described in `docs/reference/published.md`.
public final class PublishedReader {
    private static final int VERSION = 1;

    private final Protocol protocol;
    private final Findings findings;

    private PublishedReader(Protocol protocol, Findings findings) {
        this.protocol = protocol;
        this.findings = findings;
    }

    public static PublishedReading read(Protocol protocol, Path file) {
        var findings = new Findings();
        return read(protocol, Source.read(file, Limits.withDefaults(), findings), findings);
    }

    /// Reads a text.
    ///
    /// @param name what findings call the file
    public static PublishedReading read(Protocol protocol, String name, String text) {
        return read(protocol, Source.of(name, text), new Findings());
    }

    private static PublishedReading read(Protocol protocol, @Nullable Source source, Findings findings) {
        Node root = source == null ? null : YamlTree.of(source, Limits.withDefaults(), findings);
        PublishedResults results = root == null ? null : new PublishedReader(protocol, findings).results(root);
        return source == null || results == null || findings.hasErrors()
                ? new PublishedReading.Rejected(findings.all())
                : new PublishedReading.Accepted(results, findings.warnings(), source.sha256());
    }

    private @Nullable PublishedResults results(Node root) {
        Fields fields = Fields.of(root, "published results: published, protocol, source, values", findings);
        if (fields == null) {
            return null;
        }
        fields.requiredInteger("published", VERSION, VERSION);
        Node named = fields.required("protocol");
        String id = named == null ? null : Expect.text(named, findings);
        if (named != null && id != null && !id.equals(protocol.trial().id())) {
            findings.error(named, "'" + id + "'", "'" + protocol.trial().id() + "', the protocol given", "");
        }
        Text text = Texts.required(fields, "source", findings);
        Node section = fields.required("values");
        List<Node> items = section == null ? null : Expect.items(section, "a list of published values", findings);
        fields.rejectOthers();
        var values = new ArrayList<PublishedValue>();
        for (Node item : items == null ? List.<Node>of() : items) {
            PublishedValue value = new PublishedValueReader(protocol, findings).read(item);
            if (value != null) {
                values.add(value);
            }
        }
        return text == null ? null : new PublishedResults(text, values);
    }
}
