package org.stegvis.server.fuzz;

import org.jspecify.annotations.Nullable;

/// The whole server, its API and its pages: bytes become requests, sent over the wire.
public final class RequestTarget {
    private static final int MOST = 3;
    private static final int ANEW = 300;

    /// Started by the fuzzer, once; it lasts as long as this JVM.
    private static @Nullable RequestTarget running;

    private final FuzzedServer server = FuzzedServer.start();
    private final Requests requests = new Requests(server);
    private int inputs;

    private RequestTarget() {}

    /// Called by the fuzzer before the first input.
    public static synchronized void fuzzerInitialize() {
        running();
    }

    private static synchronized RequestTarget running() {
        RequestTarget found = running;
        if (found == null) {
            found = new RequestTarget();
            running = found;
        }
        return found;
    }

    public static void fuzzerTestOneInput(byte[] input) {
        running().answer(input);
    }

    static FuzzedServer server() {
        return running().server;
    }

    /// Whether it was asked anything in this JVM.
    static synchronized boolean isRunning() {
        return running != null;
    }

    static synchronized void stop() {
        if (running != null) {
            running.server.close();
            running = null;
        }
    }

    private void answer(byte[] input) {
        if (++inputs % ANEW == 0) {
            server.more();
            server.refresh();
        }
        var choices = new Choices(input);
        for (int i = 0; i < MOST && (i == 0 || choices.hasMore()); i++) {
            Request request = requests.next(choices);
            Rules.check(request, server.send(request));
        }
    }
}
