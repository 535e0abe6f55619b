package org.stegvis.evidence.file;

import java.util.List;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.protocol.yaml.Finding;

/// What became of an evidence file.
public sealed interface EvidenceReading {

    /// All that was found, errors and warnings, in the order of the file.
    List<Finding> findings();

    /// The file can be used.
    ///
    /// @param sha256 of the bytes of the file, 64 hexadecimal digits
    record Accepted(EvidenceFile file, List<Finding> warnings, String sha256) implements EvidenceReading {
        public Accepted {
            warnings = List.copyOf(warnings);
        }

        @Override
        public List<Finding> findings() {
            return warnings;
        }
    }

    /// The file is broken or contradicts itself; at least one finding is an error.
    record Rejected(List<Finding> findings) implements EvidenceReading {
        public Rejected {
            findings = List.copyOf(findings);
            if (findings.stream().noneMatch(Finding::isError)) {
                throw new IllegalArgumentException("A rejected file must have an error among its findings.");
            }
        }
    }
}
