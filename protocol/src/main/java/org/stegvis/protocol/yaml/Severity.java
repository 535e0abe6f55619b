package org.stegvis.protocol.yaml;

/// How much a finding matters.
public enum Severity {
    /// The file cannot be used.
    ERROR("error"),
    /// The file can be used, but a careful reader would ask.
    WARNING("warning");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
