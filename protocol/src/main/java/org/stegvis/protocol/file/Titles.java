package org.stegvis.protocol.file;

import org.stegvis.protocol.Text;
import org.stegvis.protocol.text.Texts;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;

/// Titles that a protocol may leave out.
final class Titles {
    private Titles() {}

    /// The title, or what stands for it when the file gives none.
    static Text optional(Fields fields, Text otherwise, Findings findings) {
        Node node = fields.optional("title");
        Text title = node == null ? null : Texts.read(node, findings);
        return title == null ? otherwise : title;
    }
}
