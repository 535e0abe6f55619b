package org.stegvis.exchange.mapping;

import java.util.List;
import org.stegvis.protocol.yaml.Finding;

/// What became of a mapping file.
public sealed interface MappingReading {

    /// All that was found, errors and warnings, in the order of the file.
    List<Finding> findings();

    /// The file is a mapping.
    ///
    /// @param sha256 of the bytes of the file, 64 hexadecimal digits
    record Accepted(ColumnMapping mapping, List<Finding> warnings, String sha256) implements MappingReading {
        public Accepted {
            warnings = List.copyOf(warnings);
        }

        @Override
        public List<Finding> findings() {
            return warnings;
        }
    }

    /// The file is no mapping for this protocol; at least one finding is an error.
    record Rejected(List<Finding> findings) implements MappingReading {
        public Rejected {
            findings = List.copyOf(findings);
            if (findings.stream().noneMatch(Finding::isError)) {
                throw new IllegalArgumentException("A rejected file must have an error among its findings.");
            }
        }
    }
}
