package org.stegvis.design.scenario;

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
final class Texts {
    private Texts() {}

    static @Nullable Text read(Node node, Findings findings) {
        if (!(node instanceof Mapping)) {
            String text = Expect.text(node, findings);
            return text == null ? null : Text.of(text);
        }
        Fields fields = Fields.of(node, "a text", findings);
        var versions = new EnumMap<Language, String>(Language.class);
        for (Language language : Language.values()) {
            String text = fields == null ? null : fields.optionalText(language.tag());
            if (text != null) {
                versions.put(language, text);
            }
        }
        if (fields != null) {
            fields.rejectOthers();
        }
        return versions.isEmpty() ? null : new Text(versions);
    }
}
