package org.stegvis.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.stegvis.server.database.TestDatabase;
import org.stegvis.server.notice.Carriers;

/// The use cases of a server on a database of its own, without the web.
public final class TestServer implements AutoCloseable, Running {
    private final TestDatabase database;
    private final ConfigurableApplicationContext context;
    private final Path folder;

    private final ApplicationContextInitializer<ConfigurableApplicationContext> more;

    private TestServer(TestDatabase database, Path folder) {
        this(database, folder, context -> {});
    }

    private TestServer(
            TestDatabase database, Path folder, ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        this.more = more;
        this.database = database;
        this.folder = folder;
        this.context = new SpringApplicationBuilder(ServerApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .initializers(
                        ServerApplication.given(
                                new ServerOptions(folder, database.address(), "127.0.0.1", 0), database.database()),
                        more)
                .run();
    }

    public static TestServer start() {
        return start(context -> {});
    }

    /// One that looks at another clock and hands messages to somebody else, as each one after it does.
    public static TestServer start(Clock clock, Carriers carriers) {
        return start(context -> {
            ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock);
            ((GenericApplicationContext) context).registerBean(Carriers.class, () -> carriers);
        });
    }

    private static TestServer start(ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        try {
            return new TestServer(TestDatabase.create(), Files.createTempDirectory("stegvis-test"), more);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Another server on the same database and the same keys.
    public TestServer second() {
        return new TestServer(database.again(), folder, more);
    }

    /// A whole server, web and all, that looks at another clock.
    public static RunningServer serve(ServerOptions options, Clock clock) {
        return ServerApplication.start(
                options, context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock));
    }

    /// The use cases on a database that somebody else looks after.
    public static TestServer on(TestDatabase database, Path folder) {
        return new TestServer(database, folder);
    }

    @Override
    public <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    public TestDatabase database() {
        return database;
    }

    public Path folder() {
        return folder;
    }

    public Map<String, Object> row(String sql, Object... arguments) {
        return new JdbcTemplate(database.source()).queryForMap(sql, arguments);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
