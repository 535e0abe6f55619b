package org.stegvis.server.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// The key of the request that a form makes, so that sending it twice does it once. A page gives its forms one; what
/// they hold when they are sent is part of it, so that another form of the page, or the same one filled in otherwise
/// after going back, is another request.
public final class FormKey {
    private static final int LONGEST = 60;

    /// What shows who sends it is another one each time.
    private static final Set<String> PROOFS = Set.of("_csrf", "password", "code", "passkey");

    private FormKey() {}

    public static String fresh() {
        return UUID.randomUUID().toString();
    }

    /// The one of a form that was sent; a fresh one where it has none, or one that no page of ours gives.
    public static String of(Map<String, String> told) {
        String key = told.getOrDefault("key", "");
        if (key.isBlank() || key.length() > LONGEST) {
            return fresh();
        }
        var text = new StringBuilder();
        new TreeMap<>(told).forEach((name, value) -> {
            if (!PROOFS.contains(name)) {
                // With its length, so that what is another form is another text.
                text.append(name).append(' ').append(value.length()).append(' ').append(value);
            }
        });
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
