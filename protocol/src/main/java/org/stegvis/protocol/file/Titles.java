package org.stegvis.protocol.file;

import java.util.EnumMap;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// Texts for people: one text, taken as English, or one for each language.
final class Titles {
    private Titles() {}

    static @Nullable Text read(Node node, Findings findings) {
        if (!(node instanceof Mapping)) {
            String text = Expect.text(node, findings);
            return text == null ? null : Text.of(text);
        }
        Fields fields = Fields.of(node, "a text", findings);
        if (fields == null) {
            return null;
        }
        var versions = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values()) {
            String text = fields.optionalText(language.tag());
            if (text != null) {
                versions.put(language, text);
            }
        }
        fields.rejectOthers();
        if (((Mapping) node).entries().isEmpty()) {
            findings.error(node, "an empty mapping", "a text, or one for each language (en, nb)", "");
        }
        return versions.isEmpty() ? null : new Text(versions);
    }

    static @Nullable Text required(Fields fields, Findings findings) {
        Node node = fields.required("title");
        return node == null ? null : read(node, findings);
    }

    /// The title, or what stands for it when the file gives none.
    static Text optional(Fields fields, Text otherwise, Findings findings) {
        Node node = fields.optional("title");
        Text title = node == null ? null : read(node, findings);
        return title == null ? otherwise : title;
    }
}
