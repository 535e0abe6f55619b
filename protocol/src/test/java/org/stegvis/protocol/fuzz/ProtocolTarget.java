package org.stegvis.protocol.fuzz;

import java.math.BigInteger;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// Protocol files: read or refused; of what is accepted the regimes and the columns can be told.
public final class ProtocolTarget {
    private static final BigInteger MOST = BigInteger.valueOf(200);

    private ProtocolTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Told.text(input);
        Reading reading = ProtocolReader.read("f", text);
        Told.in("f", text, reading.findings(), reading instanceof Reading.Rejected);
        if (reading instanceof Reading.Accepted accepted) {
            Protocol protocol = accepted.protocol();
            TrialColumns.of(protocol);
            if (EmbeddedRegimes.count(protocol).compareTo(MOST) <= 0) {
                EmbeddedRegimes.of(protocol);
            }
        }
    }
}
