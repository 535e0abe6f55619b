package org.stegvis.server.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// Sends bytes to a server on this machine, well formed or not, and takes what comes back until it hangs up.
///
/// Each request comes from another loopback address, so that limits by address do not end everything.
final class Wire {
    private static final int PATIENCE = 30_000;
    private static final int MOST = 8 << 20;

    private final int port;
    private int sent;

    Wire(int port) {
        this.port = port;
    }

    /// @throws IllegalStateException when no whole answer comes in some seconds
    Answer send(byte[] request) {
        sent++;
        try (var socket = new Socket()) {
            byte[] from = {127, (byte) (1 + (sent >> 14) % 200), (byte) (sent >> 7 & 0x7F), (byte) (1 + (sent & 0x7F))};
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), PATIENCE);
            socket.setSoTimeout(PATIENCE);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                socket.shutdownOutput();
            } catch (IOException refusedWhileSending) {
                // The answer may be there all the same.
            }
            return Answer.of(all(socket.getInputStream()));
        } catch (SocketTimeoutException slow) {
            throw new IllegalStateException("no answer within " + PATIENCE + " ms", slow);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] all(InputStream in) throws IOException {
        var all = new java.io.ByteArrayOutputStream();
        var piece = new byte[16_384];
        try {
            for (int read = in.read(piece); read >= 0 && all.size() < MOST; read = in.read(piece)) {
                all.write(piece, 0, read);
            }
        } catch (SocketTimeoutException slow) {
            throw slow;
        } catch (IOException reset) {
            // A server that refuses a body may reset the connection behind its answer.
        }
        return all.toByteArray();
    }
}
