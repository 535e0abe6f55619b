package org.stegvis.protocol;

/// A fact about a participant that is known from screening and does not change: age, sex, site.
public record Characteristic(String id, Text title, Scale scale) {
    /// The characteristic that a protocol with sites has without declaring it.
    public static final String SITE = "site";
}
