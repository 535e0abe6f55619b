package org.stegvis.cli.simulation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;

/// Holds a state file for one run, so that no two add up in it at once. The operating system lets go when the process
/// ends, however it ends.
final class OnlyRun implements AutoCloseable {
    private final Path beside;
    private final FileChannel channel;

    private OnlyRun(Path beside, FileChannel channel) {
        this.beside = beside;
        this.channel = channel;
    }

    /// @throws BadInput when another run is at work on the file, or its folder is not there
    static OnlyRun on(Path state) throws IOException {
        Path folder = state.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadInput(
                    "--state is %s but there is no folder for it; make it, or name another".formatted(state));
        }
        Path beside = state.resolveSibling(state.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new BadInput(
                    "another `stegvis power` is at work on " + state + "; wait for it, or name another file");
        }
        return new OnlyRun(beside, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        Files.delete(beside);
        channel.close();
    }
}
