package org.stegvis.design.scenario;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.protocol.yaml.YamlTree;

/// Reads scenario files. Never throws for what a file holds: it is a scenario for the protocol, or all that is
/// wrong with it is told at once.
///
/// The format is described in `docs/reference/scenario.md`.
public final class ScenarioReader {
    private ScenarioReader() {}

    public static ScenarioReading read(Path file, Protocol protocol) {
        var findings = new Findings();
        return read(Source.read(file, Limits.withDefaults(), findings), protocol, findings);
    }

    /// Reads a text.
    ///
    /// @param name what findings call the file
    public static ScenarioReading read(String name, String text, Protocol protocol) {
        return read(Source.of(name, text), protocol, new Findings());
    }

    private static ScenarioReading read(@Nullable Source source, Protocol protocol, Findings findings) {
        Node root = source == null ? null : YamlTree.of(source, Limits.withDefaults(), findings);
        Scenario scenario = root == null ? null : ScenarioDocument.read(root, protocol, findings);
        if (source == null || scenario == null || findings.hasErrors()) {
            return new ScenarioReading.Rejected(findings.all());
        }
        return new ScenarioReading.Accepted(scenario, findings.warnings(), source.sha256());
    }
}
