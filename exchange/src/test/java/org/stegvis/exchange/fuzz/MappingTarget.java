package org.stegvis.exchange.fuzz;

import org.stegvis.exchange.mapping.MappingReader;
import org.stegvis.exchange.mapping.MappingReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.fuzz.Told;

/// Mapping files.
public final class MappingTarget {
    private static final Protocol PROTOCOL = Trials.backPain();

    private MappingTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Told.text(input);
        MappingReading reading = MappingReader.read(PROTOCOL, "f", text);
        Told.in("f", text, reading.findings(), reading instanceof MappingReading.Rejected);
    }
}
