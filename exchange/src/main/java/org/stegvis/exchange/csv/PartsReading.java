package org.stegvis.exchange.csv;

import java.util.List;
import org.stegvis.protocol.yaml.Finding;

/// What became of a data file that was handed over part by part.
public sealed interface PartsReading {

    /// The file holds data of the protocol.
    ///
    /// @param warnings what a careful reader would ask about
    /// @param sha256 of the bytes of the file, 64 hexadecimal digits
    record Accepted(int participants, List<Finding> warnings, String sha256) implements PartsReading {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /// The file cannot be used, though parts before the first error were handed over.
    record Rejected(List<Finding> findings) implements PartsReading {
        public Rejected {
            findings = List.copyOf(findings);
        }
    }
}
