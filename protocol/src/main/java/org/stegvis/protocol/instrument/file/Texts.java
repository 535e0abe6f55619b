package org.stegvis.protocol.instrument.file;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// Reads texts (one language as it stands, several as `{en: …, nb: …}`) and words out of a fixed list.
final class Texts {
    private Texts() {}

    static @Nullable Text text(@Nullable Node node, Findings findings) {
        if (node == null) {
            return null;
        }
        if (!(node instanceof Mapping)) {
            String english = Expect.text(node, findings);
            return english == null ? null : Text.of(english);
        }
        Fields fields = Fields.of(node, "a text", findings);
        var versions = new EnumMap<Language, String>(Language.class);
        if (fields != null) {
            for (Language language : Language.values()) {
                String version = fields.optionalText(language.tag());
                if (version != null) {
                    versions.put(language, version);
                }
            }
            fields.rejectOthers();
        }
        if (versions.isEmpty()) {
            findings.error(node, node.shown(), "a text, or texts by language (en, nb)", "");
            return null;
        }
        return new Text(versions);
    }

    /// The constant whose name, in lower case with hyphens, stands at the node.
    static <E extends Enum<E>> Optional<E> word(@Nullable Node node, Class<E> type, String kind, Findings findings) {
        String word = node == null ? null : Expect.text(node, findings);
        if (node == null || word == null) {
            return Optional.empty();
        }
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (spelt(constant).equals(word)) {
                return Optional.of(constant);
            }
        }
        findings.unknownName(
                node, word, kind, Arrays.stream(constants).map(Texts::spelt).toList());
        return Optional.empty();
    }

    /// `NOT_OFFICIAL` as files spell it: `not-official`.
    static String spelt(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
