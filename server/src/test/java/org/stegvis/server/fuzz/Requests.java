package org.stegvis.server.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stegvis.protocol.fuzz.Mutation;
import org.stegvis.server.gate.EveryRequest;
import org.stegvis.server.signin.SomeSession;
import tools.jackson.databind.JsonNode;

/// Makes requests of bytes: each byte is a choice.
final class Requests {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]+)[^}]*}");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-www-form-urlencoded",
            "text/plain",
            "application/xml",
            "multipart/form-data; boundary=b",
            "application/json; charset=utf-16",
            "application/json;charset=x",
            "*/*",
            "",
            "a/b/c",
            "multipart/form-data");
    private static final List<String> ACCEPTS = List.of(
            "*/*", "application/json", "text/html,*/*;q=0.8", "text/html", "image/png", "text/csv", "a", "*/*;q=x", "");
    private static final List<String> PATHS = List.of(
            "/",
            "/health",
            "/metrics",
            "/actuator/env",
            "/error",
            "/api",
            "/api/",
            "/api/none",
            "/t/",
            "/t/none/work",
            "/api/trials/none",
            "/..;/",
            "/%2e%2e/",
            "//",
            "/api/trials/back-pain/participants/%00",
            "/assets/x",
            "/webjars/",
            "/favicon.ico",
            "/me/visit/none",
            "/api/trials/back-pain/data?x=1");
    private static final List<String> HEADERS = List.of(
            "Range: bytes=0-1",
            "Range: bytes=x",
            "If-None-Match: *",
            "If-None-Match: \"",
            "If-Match: \"x\"",
            "If-Modified-Since: x",
            "Idempotency-Key: k1",
            "Idempotency-Key: ",
            "Idempotency-Key: " + Pool.MANY,
            "Expect: 100-continue",
            "Expect: x",
            "Content-Encoding: gzip",
            "X-Forwarded-Host: example.org",
            "Forwarded: host=example.org",
            "X-HTTP-Method-Override: DELETE",
            "traceparent: 00-x",
            "Accept-Language: nb",
            "Accept-Language: x-" + "y".repeat(300),
            "HX-Request: true",
            "Origin: null",
            "Authorization: Bearer x",
            "Authorization: Basic eDp5",
            "Authorization: ",
            "Cookie: stegvis=",
            "Cookie: language=xx",
            "Last-Event-ID: 1",
            "Transfer-Encoding: chunked");

    private final FuzzedServer server;
    private final Documents documents;

    Requests(FuzzedServer server) {
        this.server = server;
        this.documents = new Documents(server.pool());
    }

    Request next(Choices choices) {
        return switch (choices.below(10)) {
            case 6, 7 -> server.forms().isEmpty() ? registered(choices) : form(choices);
            case 8 -> somewhere(choices);
            case 9 -> malformed(choices);
            default -> registered(choices);
        };
    }

    /// One that the server takes, with variables, query and body as it describes them.
    private Request registered(Choices choices) {
        EveryRequest request =
                server.requests().get(choices.below(server.requests().size()));
        var headers = head(choices);
        String path = path(request, choices);
        JsonNode described = server.described(request);
        var query = new StringBuilder();
        for (JsonNode parameter : described.path("parameters")) {
            String name = parameter.path("name").asString("");
            if (parameter.path("in").asString("").equals("query") && !choices.rarely(3)) {
                Form.add(name, server.pool().value(name, choices), query);
            } else if (name.equals("Idempotency-Key") && choices.rarely(3)) {
                headers.add("Idempotency-Key: k" + choices.below(50));
            }
        }
        JsonNode schema = described
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        byte[] body = new byte[0];
        if (!schema.isMissingNode()) {
            body = FuzzedServer.utf8(documents.of(schema, choices));
            headers.add("Content-Type: application/json");
        } else if (!request.method().equals("GET")) {
            var form = new StringBuilder();
            for (String name :
                    List.of("why", "on", "site", "visit", "number", "from", "reason", "text", "trial", "value")) {
                if (choices.rarely(2)) {
                    Form.add(name, server.pool().value(name, choices), form);
                }
            }
            body = FuzzedServer.utf8(form.toString());
            headers.add("Content-Type: application/x-www-form-urlencoded");
        }
        String whole = query.isEmpty() ? path : path + "?" + query;
        return changed(new Request(request.method(), whole, headers, body, true), choices);
    }

    private Request form(Choices choices) {
        Form form = choices.of(server.forms());
        String session = server.sessions().get(form.who());
        List<String> headers = new ArrayList<>(List.of(
                "Accept: text/html,*/*;q=0.8",
                FuzzedServer.cookie(session),
                "X-CSRF-TOKEN: " + SomeSession.formSecret(session)));
        String filled = form.filled(server.pool(), choices);
        if (form.method().equals("GET")) {
            String separator = form.action().contains("?") ? "&" : "?";
            return new Request("GET", form.action() + separator + filled, headers, new byte[0], true);
        }
        headers.add("Content-Type: application/x-www-form-urlencoded");
        return changed(new Request("POST", form.action(), headers, FuzzedServer.utf8(filled), true), choices);
    }

    private Request somewhere(Choices choices) {
        var headers = head(choices);
        headers.add("Content-Type: " + choices.of(TYPES));
        return new Request(choices.of(METHODS), choices.of(PATHS), headers, choices.bytes(200), true);
    }

    /// What is no HTTP, or hardly.
    private Request malformed(Choices choices) {
        Request request = registered(choices);
        var headers = new ArrayList<>(request.headers());
        headers.add(choices.text(30));
        String path = switch (choices.below(5)) {
            case 0 -> request.path() + choices.text(20);
            case 1 -> request.path().replace("/", "//");
            case 2 -> request.path() + "/%zz%ff%00";
            case 3 -> "*";
            default -> request.path() + "/" + "a".repeat(20_000);
        };
        return new Request(
                choices.rarely(3) ? choices.text(8) : request.method(), path, headers, request.body(), false);
    }

    /// Now and then another header, another type, or a body with bytes turned, removed and put in.
    private Request changed(Request request, Choices choices) {
        var headers = new ArrayList<>(request.headers());
        byte[] body = request.body();
        boolean wellFormed = true;
        if (choices.rarely(6)) {
            String header = choices.of(HEADERS);
            wellFormed = !header.startsWith("Transfer-Encoding") && !header.startsWith("Expect");
            headers.add(header);
        }
        if (choices.rarely(12)) {
            headers.removeIf(each -> each.startsWith("Content-Type"));
            headers.add("Content-Type: " + choices.of(TYPES));
        }
        if (body.length > 0 && choices.rarely(8)) {
            body = new Mutation(List.of(body), List.of(), new Random(choices.below(60_000))).next();
        }
        return new Request(request.method(), request.path(), headers, body, wellFormed);
    }

    private String path(EveryRequest request, Choices choices) {
        Matcher variables = VARIABLE.matcher(request.pattern());
        var path = new StringBuilder();
        while (variables.find()) {
            String name = variables.group(1);
            String value = server.pool().value(name, choices);
            if (name.equals("trial") && changesAll(request) && value.equals("back-pain") && !choices.rarely(200)) {
                value = FuzzedServer.SPARE;
            }
            variables.appendReplacement(
                    path, Matcher.quoteReplacement(Form.encoded(value).replace("+", "%20")));
        }
        return variables.appendTail(path).toString();
    }

    private static boolean changesAll(EveryRequest request) {
        return request.method().equals("POST") && !request.pattern().contains("{participant}");
    }

    /// Who asks, and how they would like to be answered.
    private List<String> head(Choices choices) {
        List<String> headers = new ArrayList<>();
        headers.add("Accept: " + (choices.rarely(4) ? choices.of(ACCEPTS) : "*/*"));
        int who = choices.below(server.sessions().size() * 2 + 2);
        // The operator, who may do most, for half of all.
        int index = who < server.sessions().size() + 2 ? Math.max(0, who - 2) : 0;
        if (choices.rarely(25)) {
            return headers;
        }
        String session = server.sessions().get(index);
        headers.add(FuzzedServer.cookie(session));
        if (!choices.rarely(25)) {
            headers.add("X-CSRF-TOKEN: " + SomeSession.formSecret(session));
        }
        return headers;
    }
}
