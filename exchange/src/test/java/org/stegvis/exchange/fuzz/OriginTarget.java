package org.stegvis.exchange.fuzz;

import java.util.List;
import org.stegvis.exchange.origin.OriginReader;
import org.stegvis.exchange.origin.OriginReading;
import org.stegvis.exchange.origin.OriginWriter;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.fuzz.Told;
import org.stegvis.protocol.yaml.Finding;

/// Origin files. What is accepted can be written.
public final class OriginTarget {
    private static final Protocol PROTOCOL = Trials.backPain();

    private OriginTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Told.text(input);
        switch (OriginReader.read(PROTOCOL, "f", text, "0f", 5)) {
            case OriginReading.Rejected(List<Finding> findings) -> Told.in("f", text, findings, true);
            case OriginReading.Accepted(var origin, List<Finding> warnings) -> {
                Told.in("f", text, warnings, false);
                OriginWriter.text(origin, "0f");
            }
        }
    }
}
