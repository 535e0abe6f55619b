package org.stegvis.protocol.fuzz;

import java.io.ByteArrayInputStream;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// Bytes that need not be text, as a stream.
public final class BytesTarget {
    private BytesTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Reading reading = ProtocolReader.read("f", new ByteArrayInputStream(input));
        Told.in("f", Told.text(input), reading.findings(), reading instanceof Reading.Rejected);
    }
}
