package org.stegvis.protocol.regime;

/// The short name of an embedded regime within its protocol: the options it names, decisions separated by `/`:
/// `pt/cbt`.
public record RegimeId(String text) implements Comparable<RegimeId> {
    public RegimeId {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The id of a regime must not be blank.");
        }
    }

    @Override
    public int compareTo(RegimeId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
