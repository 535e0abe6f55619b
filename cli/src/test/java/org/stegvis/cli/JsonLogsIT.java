package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `stegvis serve --json-logs`, in a process of its own as people start it.
class JsonLogsIT {
    private static final Pattern ADDRESS = Pattern.compile("http://[^ ]+:\\d+");

    @TempDir
    private Path folder;

    @Test
    @Timeout(180)
    void each_line_of_the_log_is_an_object_that_names_its_request() throws Exception {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.springframework.boot.logging.LoggingSystem=none",
                "-cp",
                System.getProperty("java.class.path"),
                Stegvis.class.getName(),
                "serve",
                "--json-logs",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString()));
        // Nobody answers there, which the server notes.
        builder.environment().put("STEGVIS_OIDC_ISSUER", "http://localhost:1");
        builder.environment().put("STEGVIS_OIDC_CLIENT_ID", "stegvis");
        builder.environment().put("STEGVIS_OIDC_CLIENT_SECRET", "secret");
        Process process =
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
                var client = HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .build()) {
            String address = line(said, ADDRESS);
            get(client, address + "/sign-in");
            HttpResponse<String> answer = get(client, address + "/sign-in/provider");
            assertThat(answer.statusCode()).isEqualTo(502);
            JsonNode noted = JsonMapper.shared().readTree(line(said, Pattern.compile("\\{.*identity provider.*}")));
            assertThat(noted.path("formattedMessage").stringValue())
                    .startsWith("The identity provider http://localhost:1 does not answer");
            assertThat(noted.path("level").stringValue()).isEqualTo("WARN");
            assertThat(noted.path("mdc").path("trace").stringValue())
                    .isEqualTo(answer.headers().firstValue("Trace-Id").orElseThrow());
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /// What the next line that has it says there.
    private static String line(BufferedReader said, Pattern wanted) throws Exception {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            var found = wanted.matcher(line);
            if (found.find()) {
                return found.group();
            }
        }
        throw new AssertionError("The server ended before it said " + wanted);
    }
}
