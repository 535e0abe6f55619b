package org.stegvis.evidence.fuzz;

import org.stegvis.evidence.fhir.FhirReader;
import org.stegvis.evidence.fhir.FhirReading;
import org.stegvis.protocol.fuzz.Told;

/// FHIR JSON.
public final class FhirTarget {
    private FhirTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Told.text(input);
        FhirReader.isFhir("f", text);
        switch (FhirReader.read("f", text)) {
            case FhirReading.Rejected(var findings) -> Told.in("f", text, findings, true);
            case FhirReading.Accepted(var evidence, var warnings) -> Told.in("f", text, warnings, false);
        }
    }
}
