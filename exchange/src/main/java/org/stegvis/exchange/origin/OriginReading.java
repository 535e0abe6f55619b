package org.stegvis.exchange.origin;

import java.util.List;
import org.stegvis.protocol.yaml.Finding;

/// What became of an origin file.
public sealed interface OriginReading {

    /// The file belongs to the data.
    record Accepted(Origin origin, List<Finding> warnings) implements OriginReading {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /// The file has errors, or belongs to other data; at least one finding is an error.
    record Rejected(List<Finding> findings) implements OriginReading {
        public Rejected {
            findings = List.copyOf(findings);
            if (findings.stream().noneMatch(Finding::isError)) {
                throw new IllegalArgumentException("A rejected file must have an error among its findings.");
            }
        }
    }
}
