package org.stegvis.server.participant;

import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Refusal;

/// Whether a text that somebody wrote can be kept.
public final class FreeText {
    /// In characters.
    public static final int LONGEST = 4000;

    private FreeText() {}

    /// What is wrong with a text; null when nothing is.
    ///
    /// @param what it is, for the message: "The question"
    public static @Nullable Refusal refusal(String what, String text) {
        if (text.isBlank()) {
            return new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, what + " must not be empty.");
        }
        if (text.length() > LONGEST) {
            return new Refusal(
                    Refusal.Code.VALUE_NOT_ALLOWED,
                    what + " must have at most " + LONGEST + " characters; it has " + text.length() + ".");
        }
        return text.codePoints().anyMatch(FreeText::isStrange)
                ? new Refusal(Refusal.Code.VALUE_NOT_ALLOWED, what + " must not hold control characters.")
                : null;
    }

    private static boolean isStrange(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE
                || (Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\r' && codePoint != '\t');
    }
}
