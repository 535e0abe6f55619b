package org.stegvis.server.page;

import org.stegvis.protocol.Language;
import org.stegvis.server.access.Refusal;

/// A refusal in the language of the page.
public final class RefusalWords {
    private RefusalWords() {}

    /// What is wrong, by the refusal's code; in English the refusal's own sentence, which names the value, where a form
    /// was filled in wrongly.
    public static String of(Words words, Refusal refusal) {
        String general = words.t("refusal." + refusal.word());
        boolean namesTheValue =
                refusal.code() == Refusal.Code.VALUE_NOT_ALLOWED || refusal.code() == Refusal.Code.VALUE_MISSING;
        boolean hasMessage = !refusal.message().equals(refusal.code().name());
        return namesTheValue && hasMessage && words.language() == Language.ENGLISH ? refusal.message() : general;
    }
}
