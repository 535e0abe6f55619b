package org.stegvis.protocol;

import java.util.EnumMap;
import java.util.Map;

/// A text in one or more languages; a language that is not there falls back to English, then to any.
public record Text(Map<Language, String> versions) {
    public Text {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("A text must be given in at least one language.");
        }
        versions = Map.copyOf(versions);
    }

    public static Text of(String english) {
        return new Text(Map.of(Language.ENGLISH, english));
    }

    public static Text of(String english, String norwegian) {
        var versions = new EnumMap<Language, String>(Language.class);
        versions.put(Language.ENGLISH, english);
        versions.put(Language.NORWEGIAN, norwegian);
        return new Text(versions);
    }

    public String in(Language language) {
        String exact = versions.get(language);
        if (exact != null) {
            return exact;
        }
        String english = versions.get(Language.ENGLISH);
        return english != null ? english : versions.values().iterator().next();
    }
}
