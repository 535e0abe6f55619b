package org.stegvis.protocol.file;

import java.util.List;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.instrument.file.Instruments;
import org.stegvis.protocol.yaml.Finding;

/// What became of a protocol file.
public sealed interface Reading {

    /// All that was found, errors and warnings, in the order of the file.
    List<Finding> findings();

    /// The file is a protocol.
    ///
    /// @param warnings what a careful reader would ask about
    /// @param sha256 of the bytes of the file, 64 hexadecimal digits
    /// @param instruments the built-in ones and those of the trial's own files
    record Accepted(Protocol protocol, List<Finding> warnings, String sha256, Instruments instruments)
            implements Reading {
        public Accepted {
            warnings = List.copyOf(warnings);
        }

        @Override
        public List<Finding> findings() {
            return warnings;
        }
    }

    /// The file is no protocol; at least one finding is an error.
    record Rejected(List<Finding> findings) implements Reading {
        public Rejected {
            findings = List.copyOf(findings);
            if (findings.stream().noneMatch(Finding::isError)) {
                throw new IllegalArgumentException("A rejected file must have an error among its findings.");
            }
        }
    }
}
