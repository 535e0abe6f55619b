package org.stegvis.evidence.fhir;

import java.util.List;
import org.stegvis.protocol.yaml.Finding;

/// What became of a FHIR file.
public sealed interface FhirReading {

    /// It can be used.
    record Accepted(List<FhirEvidence> evidence, List<Finding> warnings) implements FhirReading {
        public Accepted {
            evidence = List.copyOf(evidence);
            warnings = List.copyOf(warnings);
        }
    }

    /// It is no FHIR file, or a broken one; at least one finding is an error.
    record Rejected(List<Finding> findings) implements FhirReading {
        public Rejected {
            findings = List.copyOf(findings);
        }
    }
}
