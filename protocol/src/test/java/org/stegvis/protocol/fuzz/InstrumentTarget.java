package org.stegvis.protocol.fuzz;

import java.util.Optional;
import org.stegvis.protocol.instrument.Instrument;
import org.stegvis.protocol.instrument.file.InstrumentReader;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Source;

/// Instrument files.
public final class InstrumentTarget {
    private InstrumentTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Told.text(input);
        var findings = new Findings();
        Optional<Instrument> read = InstrumentReader.read(Source.of("f", text), findings);
        Told.in("f", text, findings.all(), read.isEmpty());
    }
}
