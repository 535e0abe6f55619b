package org.stegvis.protocol.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.instrument.file.Instruments;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Sequence;
import org.stegvis.protocol.yaml.Source;

/// `instruments:`, the files of a trial's own instruments, relative to the protocol.
final class InstrumentFiles {
    private InstrumentFiles() {}

    static Instruments read(@Nullable Node node, Beside beside, Findings findings) {
        Instruments instruments = Instruments.builtIn();
        if (node == null) {
            return instruments;
        }
        for (Node item : node instanceof Sequence sequence ? sequence.items() : List.of(node)) {
            String written = Expect.text(item, findings);
            Source source = written == null ? null : beside.find(item, written, findings);
            instruments = source == null ? instruments : instruments.with(source, findings);
        }
        return instruments;
    }
}
