package org.stegvis.evidence.fuzz;

import java.time.LocalDate;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.protocol.fuzz.Told;

/// Evidence files; what is accepted can be checked.
public final class EvidenceTarget {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    private EvidenceTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Told.text(input);
        EvidenceReading reading = EvidenceReader.read("f", text);
        Told.in("f", text, reading.findings(), reading instanceof EvidenceReading.Rejected);
        if (reading instanceof EvidenceReading.Accepted accepted) {
            GuidelineCheck.of(accepted.file(), DAY, MonitoringPlan.withDefaults());
        }
    }
}
