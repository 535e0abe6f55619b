package org.stegvis.exchange.fuzz;

import org.stegvis.exchange.published.PublishedReader;
import org.stegvis.exchange.published.PublishedReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.fuzz.Told;

/// Files of published results.
public final class PublishedTarget {
    private static final Protocol PROTOCOL = Trials.backPain();

    private PublishedTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Told.text(input);
        switch (PublishedReader.read(PROTOCOL, "f", text)) {
            case PublishedReading.Rejected(var findings) -> Told.in("f", text, findings, true);
            case PublishedReading.Accepted accepted -> Told.in("f", text, accepted.warnings(), false);
        }
    }
}
