package org.stegvis.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.WebServer;
import org.stegvis.server.signin.SecurityLog;

/// Who sends too many requests waits, and others do not.
class RequestLimitIT {
    private static final int MOST = 20;

    @Test
    void too_many_requests_of_one_are_answered_by_429_with_the_time_to_wait() throws Exception {
        try (var server = WebServer.start(new RequestLimit(MOST));
                var client = HttpClient.newHttpClient()) {
            BackPainTrial.open(server);
            var manager = new Sender(client, server, server.session("user:data-manager"));
            for (int i = 0; i < MOST; i++) {
                assertThat(manager.send("GET", "/api/trials", "*/*", "").statusCode())
                        .isEqualTo(200);
            }

            HttpResponse<byte[]> refused = manager.send("GET", "/api/trials", "*/*", "");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().allValues("Retry-After"))
                    .singleElement()
                    .satisfies(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 3));
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("urn:stegvis:too-many-requests");
            HttpResponse<byte[]> page = manager.send("GET", "/t/" + BackPainTrial.ID + "/work", "text/html", "");
            assertThat(page.statusCode()).isEqualTo(429);
            assertThat(page.headers().firstValue("Retry-After")).isPresent();
            assertThat(new String(page.body(), StandardCharsets.UTF_8)).contains("Too many requests");
            assertThat(server.get(SecurityLog.class).newest(20))
                    .filteredOn(noted -> noted.what().equals("too-many-requests"))
                    .singleElement()
                    .satisfies(noted -> assertThat(noted.actor()).isEqualTo(server.idOf("user:data-manager")));
            assertThat(manager.as(server.session("user:assessor"))
                            .send("GET", "/api/trials", "*/*", "")
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
