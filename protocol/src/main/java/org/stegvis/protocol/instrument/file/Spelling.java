package org.stegvis.protocol.instrument.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;

/// Reads words out of a fixed list.
final class Spelling {
    private Spelling() {}

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
                node, word, kind, Arrays.stream(constants).map(Spelling::spelt).toList());
        return Optional.empty();
    }

    /// `NOT_OFFICIAL` as files spell it: `not-official`.
    static String spelt(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
