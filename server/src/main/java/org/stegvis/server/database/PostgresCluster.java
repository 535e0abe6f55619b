package org.stegvis.server.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;

/// The folder in which a PostgreSQL server keeps its data, and the file beside it in which it says what it does.
///
/// @param home of the server: holds `postgres/cluster` and `postgres/log`
record PostgresCluster(Path home) {

    Path folder() {
        return home.resolve("postgres/cluster");
    }

    Path log() {
        return home.resolve("postgres/log");
    }

    /// The process that runs on it, if one does.
    Optional<Postmaster> running() throws IOException {
        return Postmaster.of(folder());
    }

    /// Makes it unless it is there: beside its place, and put there when it is whole, so that a start that
    /// is killed leaves nothing that the next one would take for a cluster.
    void ensure(PostgresProgram program, Login superuser) throws IOException {
        if (Files.exists(folder().resolve("PG_VERSION"))) {
            return;
        }
        removeUnfinished();
        Path unfinished = home.resolve("postgres/cluster." + UUID.randomUUID());
        Path password = Files.createTempFile(home.resolve("postgres"), "first", ".tmp");
        try {
            Files.writeString(password, superuser.password());
            run(program.command(
                    "initdb",
                    "--pgdata=" + unfinished,
                    "--username=" + superuser.user(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--data-checksums"));
        } finally {
            Files.delete(password);
        }
        Files.move(unfinished, folder(), StandardCopyOption.ATOMIC_MOVE);
    }

    // What a start left that was killed: half a cluster, and the file with the first password. A name of its own for
    // each
    // attempt, for the `initdb` of the killed one may still be writing.
    private void removeUnfinished() throws IOException {
        try (var beside = Files.newDirectoryStream(home.resolve("postgres"), "{cluster.*,first*.tmp}")) {
            for (Path each : beside) {
                FileSystemUtils.deleteRecursively(each);
            }
        }
    }

    /// Stops the server that runs on it, after its transactions are rolled back and its memory is written.
    void stop(PostgresProgram program) throws IOException {
        if (running().isPresent()) {
            run(program.command("pg_ctl", "stop", "-D", folder().toString(), "-m", "fast", "-w", "-t", "60"));
        }
    }

    private static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("'" + String.join(" ", command) + "' failed: "
                        + output.strip().replace("\n", "; "));
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command.getFirst(), ending);
        }
    }
}
