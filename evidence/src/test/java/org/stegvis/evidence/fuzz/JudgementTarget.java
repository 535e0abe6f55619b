package org.stegvis.evidence.fuzz;

import java.util.List;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.evidence.file.SmallFile;
import org.stegvis.evidence.judgement.JudgementReader;
import org.stegvis.evidence.judgement.JudgementReading;
import org.stegvis.protocol.fuzz.Told;

/// Files of judgements; what is accepted can be put in force.
public final class JudgementTarget {
    private static final EvidenceFile FILE =
            ((EvidenceReading.Accepted) EvidenceReader.read("small.yaml", SmallFile.TEXT)).file();

    private JudgementTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Told.text(input);
        switch (JudgementReader.read("f", text, FILE)) {
            case JudgementReading.Rejected(var findings) -> Told.in("f", text, findings, true);
            case JudgementReading.Accepted(var log) -> {
                Told.in("f", text, List.of(), false);
                log.inForce(FILE);
            }
        }
    }
}
