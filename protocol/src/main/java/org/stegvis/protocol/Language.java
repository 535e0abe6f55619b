package org.stegvis.protocol;

import java.util.Locale;

/// The languages a trial speaks.
public enum Language {
    ENGLISH("en"),
    NORWEGIAN("nb");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// The BCP 47 tag: `en`, `nb`.
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }
}
