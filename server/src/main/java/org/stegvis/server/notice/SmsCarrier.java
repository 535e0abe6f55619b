package org.stegvis.server.notice;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/// Hands SMS to a gateway over HTTP.
final class SmsCarrier implements Carrier {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int TOO_MANY = 429;

    private final SmsServer server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    SmsCarrier(SmsServer server) {
        this.server = server;
    }

    @Override
    public boolean reachesPeople() {
        return true;
    }

    @Override
    public Carried carry(Message message) {
        if (message.to().size() != 1) {
            return new Carried.Never("an SMS goes to one telephone");
        }
        var request = HttpRequest.newBuilder(server.url())
                .timeout(TIMEOUT)
                .header("Content-Type", server.type().media())
                .header("Idempotency-Key", message.id())
                .POST(HttpRequest.BodyPublishers.ofString(body(message)));
        if (server.authorization() != null) {
            request.header("Authorization", server.authorization());
        }
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return answer(status);
        } catch (ConnectException | HttpConnectTimeoutException unreachable) {
            return new Carried.NotNow("the gateway " + server + " cannot be reached");
        } catch (IOException broken) {
            return new Carried.InDoubt("the connection to the gateway " + server + " broke");
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return new Carried.InDoubt("the server was ended while the gateway " + server + " answered");
        }
    }

    private Carried answer(int status) {
        if (status / 100 == 2) {
            return new Carried.Taken();
        }
        String why = "the gateway " + server + " answered " + status;
        if (status == TOO_MANY || status == 503) {
            return new Carried.NotNow(why);
        }
        return status / 100 == 4 ? new Carried.Never(why) : new Carried.InDoubt(why);
    }

    private String body(Message message) {
        return server.body()
                .replace("{to}", written(message.to().getFirst()))
                .replace("{from}", written(server.from()))
                .replace("{id}", written(message.id()))
                .replace("{text}", written(message.text()));
    }

    private String written(String text) {
        return switch (server.type()) {
            case FORM -> URLEncoder.encode(text, StandardCharsets.UTF_8);
            case JSON -> {
                String quoted = JsonMapper.shared().writeValueAsString(text);
                yield quoted.substring(1, quoted.length() - 1);
            }
        };
    }
}
