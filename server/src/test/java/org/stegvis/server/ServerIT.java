package org.stegvis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.server.database.TestDatabase;

/// A whole server on a real database.
class ServerIT {
    @TempDir
    private Path folder;

    @Test
    void says_that_it_is_well_and_what_it_does_not_know_as_a_problem_without_details() throws Exception {
        try (var database = TestDatabase.create();
                var server = ServerApplication.start(new ServerOptions(folder, database.address(), "127.0.0.1", 0))) {
            assertThat(get(server, "/health").body()).contains("\"status\":\"UP\"");

            HttpResponse<String> unknown = get(server, "/nowhere");
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).doesNotContain("Exception");
        }
    }

    private static HttpResponse<String> get(RunningServer server, String path)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
