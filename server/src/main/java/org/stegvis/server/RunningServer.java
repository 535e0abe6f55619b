package org.stegvis.server;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.stegvis.server.signin.Inviting;

/// A server that answers, until it is closed or the process is told to end.
public final class RunningServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final DataFolder folder;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean ending = new AtomicBoolean();

    RunningServer(ConfigurableApplicationContext context, DataFolder folder) {
        this.context = context;
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end"));
    }

    /// The port that it listens at.
    public int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return server == null ? -1 : server.getPort();
    }

    /// The path at which the first account is made, once; empty when there is one. It is for the console of
    /// whoever starts the server and for nobody else; each call makes earlier ones useless.
    public Optional<String> setUpPath() {
        return context.getBean(Inviting.class).setUp();
    }

    /// One of the public parts of a feature.
    public <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    /// Waits until the server has ended.
    public void await() throws InterruptedException {
        ended.await();
    }

    /// Lets running requests finish, then closes the database.
    @Override
    public void close() {
        if (ending.compareAndSet(false, true)) {
            try {
                context.close();
                folder.close();
            } finally {
                ended.countDown();
            }
        }
    }
}
