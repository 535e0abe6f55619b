package org.stegvis.exchange.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Set;
import java.util.UUID;

/// Writes a file beside its place, and puts it there when it is whole and on the disk: whoever looks sees the old one
/// or the new one, also when the program is killed, the disk is full or the machine loses its power.
///
/// The folder goes to the disk as well, before the call returns: else the machine might come up with the old file, or
/// none. Where a folder cannot be opened (on Windows, or without the right to list it) that is left to the system.
///
/// A link is followed, so that what it points to is replaced and the link stays. What is no file, as a pipe or
/// `/dev/stdout`, is written to as it is. A file that is replaced hands on who may read it.
public final class WholeFile {
    private WholeFile() {}

    /// Writes what a file holds.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Puts a text, in UTF-8, in the place of what the file held.
    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Puts in place what `content` writes, a little at a time, however much it is.
    ///
    /// @param attributes of a file that was not there before
    /// @throws IOException when it cannot be written; a file in its place is then whole, the old or the new
    public static void write(Path file, Content content, FileAttribute<?>... attributes) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (var out = new BufferedOutputStream(Files.newOutputStream(target))) {
                content.writeTo(out);
            }
            return;
        }
        // Not a temporary file of the platform: that one could be read by its owner only.
        Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        try {
            try (var channel = FileChannel.open(
                    unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
                handOnRights(target, unfinished);
                var out = new BufferedOutputStream(Channels.newOutputStream(channel));
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            move(unfinished, target);
            forceFolder(target);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void handOnRights(Path from, Path to) throws IOException {
        var before = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (before != null && Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(to, before.readAttributes().permissions());
        }
    }

    private static void forceFolder(Path of) throws IOException {
        Path folder = of.resolveSibling(".");
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null || !Files.isReadable(folder)) {
            return;
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
