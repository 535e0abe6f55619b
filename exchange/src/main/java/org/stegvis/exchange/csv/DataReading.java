package org.stegvis.exchange.csv;

import java.util.List;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.yaml.Finding;

/// What became of a data file.
public sealed interface DataReading {

    /// All that was found, errors and warnings, in the order of the file. Of many alike the first are told and the
    /// others counted.
    List<Finding> findings();

    /// The file holds data of the protocol.
    ///
    /// @param warnings what a careful reader would ask about
    /// @param sha256 of the bytes of the file, 64 hexadecimal digits
    record Accepted(TrialData data, List<Finding> warnings, String sha256) implements DataReading {
        public Accepted {
            warnings = List.copyOf(warnings);
        }

        public int participants() {
            return data.size();
        }

        @Override
        public List<Finding> findings() {
            return warnings;
        }
    }

    /// The file cannot be used; at least one finding is an error.
    record Rejected(List<Finding> findings) implements DataReading {
        public Rejected {
            findings = List.copyOf(findings);
            if (findings.stream().noneMatch(Finding::isError)) {
                throw new IllegalArgumentException("A rejected file must have an error among its findings.");
            }
        }
    }
}
