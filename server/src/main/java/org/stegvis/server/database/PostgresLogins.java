package org.stegvis.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The roles of the database that the server brings with it; their passwords are made once and kept in a folder.
record PostgresLogins(Login superuser, Login owner, Login application) {

    static PostgresLogins in(Path folder) throws IOException {
        return new PostgresLogins(
                login(folder, "postgres"), login(folder, "stegvis_owner"), login(folder, "stegvis_application"));
    }

    private static Login login(Path folder, String role) throws IOException {
        Path file = folder.resolve(role);
        if (!Files.exists(file)) {
            SecretFile.create(file, SecretFile.newSecret());
        }
        return new Login(role, SecretFile.read(file));
    }
}
