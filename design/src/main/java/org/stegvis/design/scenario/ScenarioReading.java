package org.stegvis.design.scenario;

import java.util.List;
import org.stegvis.protocol.yaml.Finding;

/// What became of a scenario file.
public sealed interface ScenarioReading {

    /// All that was found, errors and warnings, in the order of the file.
    List<Finding> findings();

    /// The file is a scenario for the protocol.
    ///
    /// @param sha256 of the bytes of the file, 64 hexadecimal digits
    record Accepted(Scenario scenario, List<Finding> warnings, String sha256) implements ScenarioReading {
        public Accepted {
            warnings = List.copyOf(warnings);
        }

        @Override
        public List<Finding> findings() {
            return warnings;
        }
    }

    /// The file is no scenario for the protocol; at least one finding is an error.
    record Rejected(List<Finding> findings) implements ScenarioReading {
        public Rejected {
            findings = List.copyOf(findings);
            if (findings.stream().noneMatch(Finding::isError)) {
                throw new IllegalArgumentException("A rejected file must have an error among its findings.");
            }
        }
    }
}
