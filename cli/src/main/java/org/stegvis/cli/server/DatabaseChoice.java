package org.stegvis.cli.server;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.server.database.DatabaseAddress;
import org.stegvis.server.database.Login;
import picocli.CommandLine.Option;

/// The options that say which database is meant. Passwords come from the environment: a command line can be read by
/// all.
final class DatabaseChoice {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where the server keeps what it must not lose (default stegvis-data).")
    private Path folder = Path.of("stegvis-data");

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = {
                "A PostgreSQL elsewhere: jdbc:postgresql://HOST:PORT/NAME. Its two roles are read from the environment:",
                "STEGVIS_OWNER, STEGVIS_OWNER_PASSWORD (makes the tables) and STEGVIS_APPLICATION,",
                "STEGVIS_APPLICATION_PASSWORD (reads and appends)."
            })
    private @Nullable String url;

    Path folder() {
        return folder;
    }

    /// The database elsewhere; null for the one in the folder.
    @Nullable
    DatabaseAddress address(Map<String, String> environment) {
        return url == null
                ? null
                : new DatabaseAddress(
                        url, login("STEGVIS_OWNER", environment), login("STEGVIS_APPLICATION", environment));
    }

    private static Login login(String name, Map<String, String> environment) {
        return new Login(value(name, environment), value(name + "_PASSWORD", environment));
    }

    private static String value(String name, Map<String, String> environment) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new BadInput("--database-url needs the environment variable " + name + ", which is not set");
        }
        return value;
    }
}
