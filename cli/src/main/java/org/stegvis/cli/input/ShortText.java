package org.stegvis.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stegvis.cli.terminal.BadInput;

/// A file of text that is small when it is what it should be, and is not read whole when it is not.
public final class ShortText {
    private ShortText() {}

    /// The whole text, read no further than it may be long.
    ///
    /// @param most bytes
    /// @throws BadInput when it is larger, or no text in UTF-8
    public static String read(Path file, int most) throws IOException {
        if (Files.isDirectory(file)) {
            throw new BadInput(file + " is a folder and must be a file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(most + 1);
        }
        if (bytes.length > most) {
            throw new BadInput(file + " is larger than %,d bytes; name another file".formatted(most));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new BadInput(file + " holds a byte that is not UTF-8; name another file", notText);
        }
    }
}
