package org.stegvis.server.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Speaks enough SMTP to be sent messages, and keeps them.
final class FakeMailServer implements AutoCloseable {
    private final ServerSocket socket;
    private volatile boolean hangsUp;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    record Received(String from, List<String> to, String text) {}

    FakeMailServer() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::serve);
    }

    /// From now on it takes messages and does not say so.
    void hangUpAfterData() {
        hangsUp = true;
    }

    int port() {
        return socket.getLocalPort();
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException closed) {
                // The test has ended, or a client hung up: the next one is listened to.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintStream(client.getOutputStream(), true, StandardCharsets.US_ASCII);
        out.print("220 fake\r\n");
        String from = "";
        var to = new ArrayList<String>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("MAIL FROM:")) {
                from = line.substring("MAIL FROM:".length());
            } else if (line.startsWith("RCPT TO:")) {
                to.add(line.substring("RCPT TO:".length()));
            } else if (line.equals("DATA")) {
                out.print("354 go on\r\n");
                var text = new StringBuilder();
                for (String part = in.readLine(); part != null && !part.equals("."); part = in.readLine()) {
                    text.append(part).append('\n');
                }
                if (hangsUp) {
                    return;
                }
                received.add(new Received(from, List.copyOf(to), text.toString()));
            } else if (line.equals("QUIT")) {
                out.print("221 bye\r\n");
                return;
            }
            out.print("250 ok\r\n");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
