package org.stegvis.cli.input;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Findings;
import org.stegvis.cli.terminal.Rejected;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// Reads the protocol that a verb was given.
public final class ProtocolFile {

    private ProtocolFile() {}

    /// The protocol, with its warnings shown.
    ///
    /// @throws Rejected when the file is no protocol
    public static Reading.Accepted read(Path file, Console console) throws NoSuchFileException {
        return switch (readAny(file)) {
            case Reading.Rejected(var findings) -> throw new Rejected(findings);
            case Reading.Accepted accepted -> {
                new Findings(accepted.warnings()).show(console);
                yield accepted;
            }
        };
    }

    /// Reads a protocol that may have errors; `check` shows them.
    public static Reading readAny(Path file) throws NoSuchFileException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new BadInput(file + " is a folder; name a protocol file in it");
        }
        return ProtocolReader.read(file);
    }
}
