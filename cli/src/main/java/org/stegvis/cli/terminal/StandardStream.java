package org.stegvis.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Standard output or standard error, written as UTF-8.
///
/// When a reader such as `head` closes the pipe, what is still to come is dropped without a word. Any other
/// failure, such as a full disk, is kept for [#failure], so that the program does not say it is done when its
/// result is lost.
public final class StandardStream extends OutputStream {

    private final OutputStream target;
    private final PrintWriter writer;
    private boolean closed;
    private @Nullable IOException failure;

    public StandardStream(OutputStream target) {
        this.target = target;
        this.writer = new PrintWriter(new BufferedOutputStream(this, 1 << 16), false, StandardCharsets.UTF_8);
    }

    /// Where results go.
    public static StandardStream out() {
        return new StandardStream(new FileOutputStream(FileDescriptor.out));
    }

    /// Where messages go.
    public static StandardStream err() {
        return new StandardStream(new FileOutputStream(FileDescriptor.err));
    }

    PrintWriter writer() {
        return writer;
    }

    /// Why something written was lost, or null if nothing was, as far as the stream has been flushed.
    @Nullable
    public IOException failure() {
        return failure;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (closed) {
            return;
        }
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            closed = true;
            failure = isBrokenPipe(e) ? null : e;
        }
    }

    /// Java has no exception of its own for it. The first is the text of Linux and macOS.
    private static boolean isBrokenPipe(IOException e) {
        var text = String.valueOf(e.getMessage());
        return text.contains("Broken pipe") || text.contains("pipe is being closed");
    }
}
