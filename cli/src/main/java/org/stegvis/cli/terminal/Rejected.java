package org.stegvis.cli.terminal;

import java.util.List;
import org.stegvis.protocol.yaml.Finding;

/// Thrown by a verb that was given a file with errors; all findings are shown.
public final class Rejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public Rejected(List<Finding> findings) {
        super("%d finding(s)".formatted(findings.size()));
        this.findings = List.copyOf(findings);
    }

    /// All findings of the file, in its order.
    public List<Finding> findings() {
        return findings;
    }
}
