package org.stegvis.server.eventlog;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Refusal;
import tools.jackson.databind.JsonNode;

/// Which texts an entry can hold. One that is no Unicode (half a pair of surrogates) would come back from
/// the database as another one; and a reason is no book.
final class KeptTexts {
    /// In characters.
    private static final int LONGEST_REASON = 4000;

    private KeptTexts() {}

    /// What is wrong with the texts of what is to be written; null when nothing is.
    static @Nullable Refusal refusal(NewEntry entry) {
        String why = entry.why();
        if (why != null && why.length() > LONGEST_REASON) {
            return wrong(
                    "A reason must have at most " + LONGEST_REASON + " characters; this one has " + why.length() + ".");
        }
        CharsetEncoder unicode = StandardCharsets.UTF_8.newEncoder();
        return (why == null || unicode.canEncode(why)) && isKept(entry.what(), unicode)
                ? null
                : wrong("A text holds half a character, which no file or database can keep. Write it anew.");
    }

    private static boolean isKept(JsonNode node, CharsetEncoder unicode) {
        if (node.isString()) {
            return unicode.canEncode(node.stringValue());
        }
        for (String name : node.propertyNames()) {
            if (!unicode.canEncode(name)) {
                return false;
            }
        }
        for (JsonNode each : node) {
            if (!isKept(each, unicode)) {
                return false;
            }
        }
        return true;
    }

    private static Refusal wrong(String message) {
        return new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, message);
    }
}
