package org.stegvis.protocol.text;

import java.util.EnumMap;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// Reads texts for people: one text, taken as English, or one for each language.
public final class Texts {
    private static final String EXPECTED = "a text, or one for each language (en, nb)";

    private Texts() {}

    /// The text at a key that must be there; null, with a finding, when there is none.
    public static @Nullable Text required(Fields fields, String key, Findings findings) {
        Node node = fields.required(key);
        return node == null ? null : read(node, findings);
    }

    /// The text of a node; null, with a finding, when it is none.
    public static @Nullable Text read(Node node, Findings findings) {
        if (!(node instanceof Mapping mapping)) {
            String text = Expect.text(node, findings);
            return text == null ? null : Text.of(text);
        }
        Fields fields = Fields.of(mapping, EXPECTED, findings);
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
        if (mapping.entries().isEmpty()) {
            findings.error(node, node.shown(), EXPECTED, "");
        }
        return versions.isEmpty() ? null : new Text(versions);
    }
}
