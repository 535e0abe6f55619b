package org.stegvis.server.gate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.WebServer;
import org.stegvis.server.signin.SomeSession;

/// Sends requests as the holder of a session.
///
/// @param session null for nobody
record Sender(HttpClient client, WebServer server, @Nullable String session) {
    /// The server takes the id of a request from here, so that it is the same in all answers.
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    Sender as(@Nullable String other) {
        return new Sender(client, server, other);
    }

    /// @param accept `text/html` as a browser, `application/json` as a program
    /// @param body a document or a form, by its first letter
    HttpResponse<byte[]> send(String method, String path, String accept, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Accept", accept)
                .header("traceparent", TRACE)
                .header(
                        "Content-Type",
                        body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded");
        String token = session;
        if (token != null) {
            request.header("Cookie", SomeSession.COOKIE + "=" + token);
            request.header("X-CSRF-TOKEN", SomeSession.formSecret(token));
        }
        return client.send(
                request.method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
