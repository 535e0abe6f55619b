package org.stegvis.server.setup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// Reads a zip archive in memory, of which nobody knows who made it: so many files and so many bytes and no
/// more, and no name that leads out of its folder.
final class Unzipping {
    private static final int MOST_FILES = 100;
    private static final int MOST_BYTES = 4 << 20;
    private static final int PIECE = 8192;
    private static final Pattern NAME = Pattern.compile("[\\w -][\\w. -]*(/[\\w -][\\w. -]*)*");

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private int bytes;

    private Unzipping() {}

    /// What came of it.
    sealed interface Unzipped {
        /// The archive was whole and within the limits.
        ///
        /// @param files what each holds, by its name in the archive
        record Files(Map<String, byte[]> files) implements Unzipped {}

        /// The archive is broken, too large, or holds a name that leads out of its folder.
        ///
        /// @param why the key of a sentence
        /// @param about what it is about; empty for the archive as a whole
        record Refused(String why, String about) implements Unzipped {}
    }

    /// Unpacks an archive, no further than the limits go.
    static Unzipped of(byte[] archive) {
        var unzipping = new Unzipping();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            Unzipped.Refused refused = unzipping.read(zip);
            if (refused != null) {
                return refused;
            }
        } catch (IOException | IllegalArgumentException notAZip) {
            return new Unzipped.Refused("files.broken", "");
        }
        return unzipping.files.isEmpty()
                ? new Unzipped.Refused("files.broken", "")
                : new Unzipped.Files(Map.copyOf(unzipping.files));
    }

    private Unzipped.@Nullable Refused read(ZipInputStream zip) throws IOException {
        int seen = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            seen++;
            if (seen > MOST_FILES) {
                return new Unzipped.Refused("files.too-many", "");
            }
            boolean isFolder = name.endsWith("/");
            String plain = isFolder ? name.substring(0, name.length() - 1) : name;
            if (!isInside(plain)) {
                return new Unzipped.Refused("files.outside", name);
            }
            // Read to its end whatever it is: to pass over it would inflate it without a bound.
            byte[] content = content(zip);
            if (content == null) {
                return new Unzipped.Refused("files.too-large", "");
            }
            if (!isFolder && files.put(name, content) != null) {
                return new Unzipped.Refused("files.twice", name);
            }
        }
        return null;
    }

    /// Whether a name stays below the folder, on every operating system.
    static boolean isInside(String name) {
        return isHidden(name) || (NAME.matcher(name).matches() && !name.contains(".."));
    }

    /// What operating systems put into archives of their own; it is read and left out.
    static boolean isHidden(String name) {
        return name.matches("(__MACOSX/[^\\\\:]*|([\\w -]+/)*\\.DS_Store)") && !name.contains("..");
    }

    /// Null when the archive holds more than is read.
    private byte @Nullable [] content(ZipInputStream zip) throws IOException {
        var content = new ByteArrayOutputStream();
        var piece = new byte[PIECE];
        for (int read = zip.read(piece); read >= 0; read = zip.read(piece)) {
            bytes += read;
            if (bytes > MOST_BYTES) {
                return null;
            }
            content.write(piece, 0, read);
        }
        return content.toByteArray();
    }
}
