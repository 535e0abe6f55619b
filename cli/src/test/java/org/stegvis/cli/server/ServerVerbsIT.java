package org.stegvis.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.cli.CliRun;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.server.RunningServer;
import org.stegvis.server.ServerApplication;
import org.stegvis.server.ServerOptions;
import tools.jackson.databind.node.JsonNodeFactory;

/// The verbs that look at a server's data: beside the server, and after it has ended.
class ServerVerbsIT {
    @TempDir
    private Path folder;

    @Test
    void the_log_is_verified_exported_and_rebuilt_beside_the_running_server_and_without_it() throws Exception {
        Path data = folder.resolve("data");
        Path file = folder.resolve("log.jsonl");
        try (RunningServer server = ServerApplication.start(ServerOptions.in(data))) {
            publish(server, data);
            peopleAreInvited(data);

            CliRun verify = CliRun.of("audit", "verify", "--data", data.toString());
            assertThat(verify.exit()).as(verify.err()).isZero();
            assertThat(verify.out()).contains("back-pain: whole, 4 entries, last hash ");

            CliRun second = CliRun.of("serve", "--data", data.toString(), "--port", "0");
            assertThat(second.exit()).isEqualTo(ExitCodes.BAD_INPUT);
            assertThat(second.err()).contains("Another server uses the data folder", "--database-url");

            assertThat(CliRun.of("audit", "export", "--data", data.toString(), "--out", file.toString())
                            .exit())
                    .isZero();
            CliRun backup = CliRun.of(
                    "backup",
                    "--data",
                    data.toString(),
                    "--out",
                    folder.resolve("backup").toString());
            assertThat(backup.exit()).as(backup.err()).isZero();
        }
        restoredFolderIsTheSame(data);

        assertThat(CliRun.of("audit", "verify", file.toString()).out()).contains("whole, 4 entries");
        Files.writeString(
                file, Files.readString(file).replace("\"type\":\"trial-opened\"", "\"type\":\"trial-closed\""));
        CliRun forged = CliRun.of("audit", "verify", file.toString());
        assertThat(forged.exit()).isEqualTo(ExitCodes.ANSWER_IS_NO);
        assertThat(forged.out()).contains("BROKEN: entry 4");

        CliRun rebuild = CliRun.of("audit", "rebuild", "--data", data.toString());
        assertThat(rebuild.exit()).as(rebuild.err()).isZero();
        assertThat(rebuild.out()).contains("participant: 0 rows, 0 were not the same");

        CliRun allocations = CliRun.of(
                "audit",
                "allocations",
                "--data",
                data.toString(),
                "--key-file",
                data.resolve("keys/allocation/back-pain.key").toString());
        assertThat(allocations.out()).contains("0 allocations drawn again");
        CliRun unrevealed = CliRun.of("audit", "allocations", "--data", data.toString());
        assertThat(unrevealed.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(unrevealed.err()).contains("has not been revealed");

        Path out = folder.resolve("out");
        assertThat(CliRun.of("export", "--data", data.toString(), "--out", out.toString())
                        .exit())
                .isZero();
        assertThat(out.resolve("data.csv")).content().startsWith("participant,");
        assertThat(CliRun.of("check", out.resolve("protocol.yaml").toString()).exit())
                .isZero();
    }

    /// The drill: a new folder from the backup, whole, with the same log and the same keys.
    private void restoredFolderIsTheSame(Path data) throws Exception {
        Path again = folder.resolve("again");
        CliRun restore = CliRun.of("restore", folder.resolve("backup").toString(), "--data", again.toString());
        assertThat(restore.exit()).as(restore.err()).isZero();
        assertThat(CliRun.of("audit", "verify", "--data", again.toString()).out())
                .isEqualTo(
                        CliRun.of("audit", "verify", "--data", data.toString()).out());
        assertThat(CliRun.of("audit", "rebuild", "--data", again.toString()).exit())
                .isZero();
        assertThat(again.resolve("keys/allocation/back-pain.key"))
                .hasSameTextualContentAs(data.resolve("keys/allocation/back-pain.key"));
        assertThat(CliRun.of("restore", folder.resolve("backup").toString(), "--data", again.toString())
                        .exit())
                .isEqualTo(ExitCodes.BAD_INPUT);
    }

    @Test
    void a_folder_that_is_not_there_is_said() {
        CliRun run =
                CliRun.of("audit", "verify", "--data", folder.resolve("none").toString());
        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("There is no data folder", "--data");
    }

    private static void publish(RunningServer server, Path data) throws Exception {
        String protocol = Files.readString(Path.of("../trials/back-pain.yaml"));
        var publication = JsonNodeFactory.instance.objectNode().put("protocol", protocol);
        post(server, data, "/api/trials", publication.toString());
        post(server, data, "/api/trials/back-pain/status", "{\"to\": \"open\"}");
    }

    private static void post(RunningServer server, Path data, String path, String body) throws Exception {
        String key = Files.readString(data.resolve("keys/operator")).strip();
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        }
    }

    private static void peopleAreInvited(Path data) {
        String folder = data.toString();
        CliRun invite = CliRun.of("people", "invite", "Ada Ek", "ada@example.org", "--why", "test", "--data", folder);
        assertThat(invite.out()).as(invite.err()).matches("/invitation/[0-9a-f]{64}\\s*");
        CliRun grant = CliRun.of(
                "people",
                "grant",
                "ada@example.org",
                "monitor",
                "--trial",
                "back-pain",
                "--why",
                "test",
                "--data",
                folder);
        assertThat(grant.exit()).as(grant.err()).isZero();
        assertThat(CliRun.of("people", "list", "--data", folder).out())
                .contains("user:1  Ada Ek <ada@example.org>  monitor in back-pain");
        CliRun rotated = CliRun.of("rotate-key", "--data", folder);
        assertThat(rotated.err()).contains("1 texts are under key 2 now");
        CliRun wrong = CliRun.of("people", "grant", "user:1", "king", "--why", "test", "--data", folder);
        assertThat(wrong.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(wrong.err()).contains("There is no role 'king'; there are trial-manager");
    }
}
