package org.stegvis.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.database.DatabaseAddress;

/// What the person who starts a server may choose.
///
/// @param data the folder that holds the keys and, when no other is configured, the database
/// @param database a database elsewhere; null for the one in the folder
/// @param host the address to listen at: `127.0.0.1` for this machine only, `0.0.0.0` for all
/// @param port 0 for any that is free
public record ServerOptions(Path data, @Nullable DatabaseAddress database, String host, int port) {
    public ServerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The port (" + port + ") must lie between 0 and 65535.");
        }
        data = data.toAbsolutePath().normalize();
    }

    /// A server on this machine only, with the database in the folder.
    public static ServerOptions in(Path data) {
        return new ServerOptions(data, null, "127.0.0.1", 0);
    }
}
