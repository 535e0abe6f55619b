package org.stegvis.server.account;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What somebody has just done to their own account; the page says so once.
enum Done {
    PASSKEY("account.passkey.done"),
    PASSKEY_RENAMED("account.passkey.renamed"),
    PASSKEY_REMOVED("account.passkey.removed"),
    SESSIONS("account.sessions.done"),
    PASSWORD("account.password.done"),
    GENERATOR("account.generator.done");

    private final String key;

    Done(String key) {
        this.key = key;
    }

    /// The key of the sentence.
    String key() {
        return key;
    }

    /// As it stands in an address.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable Done of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
