package org.stegvis.exchange.published;

import java.util.List;
import org.stegvis.protocol.yaml.Finding;

/// What became of a file of published results.
public sealed interface PublishedReading {

    /// Results that can stand beside those of the protocol; warnings are for people to look at.
    ///
    /// @param sha256 of the bytes of the file, 64 hexadecimal digits
    record Accepted(PublishedResults results, List<Finding> warnings, String sha256) implements PublishedReading {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /// The file does not fit the protocol; at least one finding is an error.
    record Rejected(List<Finding> findings) implements PublishedReading {
        public Rejected {
            findings = List.copyOf(findings);
            if (findings.stream().noneMatch(Finding::isError)) {
                throw new IllegalArgumentException("A rejected file must have an error among its findings.");
            }
        }
    }
}
