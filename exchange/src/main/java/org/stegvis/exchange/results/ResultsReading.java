package org.stegvis.exchange.results;

import java.util.List;
import org.stegvis.protocol.yaml.Finding;

/// What became of a results document.
public sealed interface ResultsReading {

    /// It can be used.
    ///
    /// @param sha256 of its bytes, 64 hexadecimal digits
    record Accepted(ResultsDocument document, String sha256) implements ResultsReading {}

    /// It is no results document, or a broken one.
    record Rejected(List<Finding> findings) implements ResultsReading {
        public Rejected {
            findings = List.copyOf(findings);
        }
    }
}
