package org.stegvis.evidence.judgement;

import java.util.List;
import org.stegvis.protocol.yaml.Finding;

/// What became of a file of judgements.
public sealed interface JudgementReading {

    /// It can be used.
    record Accepted(JudgementLog log) implements JudgementReading {}

    /// It is broken, or speaks of what the evidence file does not hold.
    record Rejected(List<Finding> findings) implements JudgementReading {
        public Rejected {
            findings = List.copyOf(findings);
        }
    }
}
