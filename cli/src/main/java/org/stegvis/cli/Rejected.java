package org.stegvis.cli;

import java.util.List;
import org.stegvis.protocol.yaml.Finding;

/// Thrown by a verb that was given a file with errors; all findings are shown.
final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    Rejected(List<Finding> findings) {
        super("%d finding(s)".formatted(findings.size()));
        this.findings = List.copyOf(findings);
    }

    List<Finding> findings() {
        return findings;
    }
}
