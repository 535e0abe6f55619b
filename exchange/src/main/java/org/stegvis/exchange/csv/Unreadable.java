package org.stegvis.exchange.csv;

import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.yaml.DocumentPath;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Place;

/// Ends the reading of a file where going on has no sense. The CSV parser may wrap it.
final class Unreadable extends RuntimeException {
    private final transient Finding finding;

    Unreadable(Place place, String found, String expected, String remedy) {
        super(found, null, false, false);
        this.finding = Finding.error(place, DocumentPath.ROOT, found, expected, remedy);
    }

    Finding finding() {
        return finding;
    }

    /// The one behind an exception of the parser; null when there is none.
    static @Nullable Unreadable behind(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof Unreadable unreadable) {
                return unreadable;
            }
        }
        return null;
    }
}
