package org.stegvis.protocol.yaml;

import java.util.Comparator;

/// A place in a file; lines and columns count from 1, columns in Unicode code points.
public record Place(String file, int line, int column) implements Comparable<Place> {
    public Place {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("Line %d and column %d must count from 1.".formatted(line, column));
        }
    }

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    /// The first character of a file.
    public static Place startOf(String file) {
        return new Place(file, 1, 1);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /// `file:line:column`, which terminals and editors turn into a link.
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
