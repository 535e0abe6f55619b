package org.stegvis.cli.input;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Findings;
import org.stegvis.cli.terminal.Rejected;
import org.stegvis.exchange.published.PublishedReader;
import org.stegvis.exchange.published.PublishedReading;
import org.stegvis.protocol.Protocol;

/// Reads the published results that a verb was given.
public final class PublishedFile {

    private PublishedFile() {}

    /// Reads published results that are to stand beside estimates, and shows the warnings.
    ///
    /// @throws Rejected when the file does not fit the protocol
    /// @throws NoSuchFileException when it is not there
    public static PublishedReading.Accepted read(Path file, Protocol protocol, Console console)
            throws NoSuchFileException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return accept(PublishedReader.read(protocol, file), console);
    }

    static PublishedReading.Accepted accept(PublishedReading reading, Console console) {
        return switch (reading) {
            case PublishedReading.Rejected(var findings) -> throw new Rejected(findings);
            case PublishedReading.Accepted accepted -> {
                new Findings(accepted.warnings()).show(console);
                yield accepted;
            }
        };
    }
}
