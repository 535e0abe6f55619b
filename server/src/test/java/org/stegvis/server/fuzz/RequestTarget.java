package org.stegvis.server.fuzz;

import org.jspecify.annotations.Nullable;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Verification;

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

    /// When the last input was given, while the server still runs; under Jazzer it is looked at every so often.
    static void end() {
        running().verify();
        System.out.printf("%d times the trial was closed when somebody was to join it%n", server().closedFor());
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

    /// @throws IllegalStateException when the log of a trial is no chain any more
    void verify() {
        var log = server.server().get(EventLog.class);
        for (String trial : log.trials()) {
            Verification.BrokenLink broken = Verification.of(log, trial).broken();
            if (broken != null) {
                throw new IllegalStateException(trial + ": " + broken.problem());
            }
        }
    }

    private void answer(byte[] input) {
        if (++inputs % ANEW == 0) {
            verify();
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
