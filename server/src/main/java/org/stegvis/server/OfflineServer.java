package org.stegvis.server;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The use cases of a server for one command, without the web; it works beside a server that is running.
public final class OfflineServer implements AutoCloseable {
    private final DataFolder folder;
    private final ConfigurableApplicationContext context;

    private OfflineServer(DataFolder folder, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.context = context;
    }

    /// Makes the use cases ready, beside the server that holds the data folder, or alone where none does.
    ///
    /// @throws org.stegvis.server.database.UnusableDatabase when the database cannot be used
    public static OfflineServer open(ServerOptions options) {
        var folder = DataFolder.join(options);
        try {
            return new OfflineServer(
                    folder,
                    new SpringApplicationBuilder(ServerApplication.class)
                            .web(WebApplicationType.NONE)
                            .lazyInitialization(true)
                            .initializers(ServerApplication.given(options, folder.database()))
                            .run());
        } catch (RuntimeException | Error failure) {
            folder.close();
            throw failure;
        }
    }

    /// One of the public parts of a feature.
    public <T> T get(Class<T> part) {
        return context.getBean(part);
    }

    @Override
    public void close() {
        context.close();
        folder.close();
    }
}
