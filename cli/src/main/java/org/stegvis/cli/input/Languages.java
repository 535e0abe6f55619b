package org.stegvis.cli.input;

import org.stegvis.cli.terminal.BadInput;
import org.stegvis.protocol.Language;

/// The language that a person asks for with `--language`.
public final class Languages {
    private Languages() {}

    /// The language with this tag, `en` or `nb`.
    ///
    /// @throws BadInput when the program has no words in it
    public static Language named(String tag) {
        for (Language each : Language.values()) {
            if (each.tag().equals(tag)) {
                return each;
            }
        }
        throw new BadInput("--language is '%s' but must be en or nb".formatted(tag));
    }
}
