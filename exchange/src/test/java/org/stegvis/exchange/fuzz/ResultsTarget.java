package org.stegvis.exchange.fuzz;

import java.util.List;
import org.stegvis.exchange.results.ResultsReader;
import org.stegvis.exchange.results.ResultsReading;
import org.stegvis.protocol.fuzz.Told;

/// Results documents.
public final class ResultsTarget {
    private ResultsTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Told.text(input);
        switch (ResultsReader.read("f", text)) {
            case ResultsReading.Rejected(var findings) -> Told.in("f", text, findings, true);
            case ResultsReading.Accepted accepted -> Told.in("f", text, List.of(), false);
        }
    }
}
