package org.stegvis.cli.input;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Findings;
import org.stegvis.cli.terminal.Rejected;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.protocol.Protocol;

/// Reads the scenario that a verb was given.
public final class ScenarioFile {

    private ScenarioFile() {}

    /// Reads what is assumed to be true of participants, and shows the warnings.
    ///
    /// @throws Rejected when the file is no scenario for the protocol
    /// @throws NoSuchFileException when it is not there
    public static ScenarioReading.Accepted read(Path file, Protocol protocol, Console console)
            throws NoSuchFileException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return switch (ScenarioReader.read(file, protocol)) {
            case ScenarioReading.Rejected(var findings) -> throw new Rejected(findings);
            case ScenarioReading.Accepted accepted -> {
                new Findings(accepted.warnings()).show(console);
                yield accepted;
            }
        };
    }
}
