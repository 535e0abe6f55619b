package org.stegvis.server.notice;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Keeps messages as files in a folder, one each, for whoever or whatever delivers them. Only the server's own user can
/// read them: they hold addresses and links.
final class FileCarrier implements Carrier {
    private final Path folder;
    private final String kind;

    /// @param kind of message, the last part of the name of each file
    FileCarrier(Path folder, String kind) {
        this.folder = folder;
        this.kind = kind;
    }

    @Override
    public boolean reachesPeople() {
        return false;
    }

    @Override
    public Carried carry(Message message) {
        String text =
                "To: " + String.join(", ", message.to()) + "\nSubject: " + message.subject() + "\n\n" + message.text();
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(message.id() + "." + kind + ".part");
            Files.deleteIfExists(part);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(part, text.stripTrailing() + "\n");
            Files.move(
                    part,
                    folder.resolve(message.id() + "." + kind + ".txt"),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            return new Carried.Taken();
        } catch (IOException failure) {
            return new Carried.NotNow("the file could not be written: " + failure.getMessage());
        }
    }
}
