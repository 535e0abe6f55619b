package org.stegvis.server.fuzz;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What every answer must be, whatever was asked and by whom.
final class Rules {
    private static final Pattern INSIDE = Pattern.compile(
            "\\bat (org|java|jdk|tools|com|jakarta|gg)\\.[\\w.$]+\\(|\\b(java\\.lang|java\\.util|java\\.time)\\.[A-Z]|org\\.springframework\\."
                    + "|org\\.postgresql\\.|PSQLException|SQLState|tools\\.jackson\\.|Apache Tomcat");

    private Rules() {}

    /// @throws IllegalStateException when one is broken
    static void check(Request request, Answer answer) {
        if (answer.status() == 0) {
            require(!request.wellFormed(), "no answer", request, answer);
            return;
        }
        require(answer.status() < 500, "a fault of the server", request, answer);
        String sent = request.toString();
        require(
                INSIDE.matcher(answer.body()).results().map(MatchResult::group).allMatch(sent::contains),
                "tells of the inside",
                request,
                answer);
        require(
                answer.headers().stream().noneMatch(line -> line.startsWith("X-Injected")),
                "a header sent in",
                request,
                answer);
        String location = answer.header("Location");
        require(location.isEmpty() || isHere(location), "leads elsewhere", request, answer);
        if (answer.isHtml()) {
            require(!answer.body().contains("<i id=fz>"), "markup sent in", request, answer);
            require(
                    !request.wellFormed()
                            || !answer.header("Content-Security-Policy").isEmpty(),
                    "no policy",
                    request,
                    answer);
        }
        boolean asksForPage = request.headers().stream()
                .anyMatch(line ->
                        line.startsWith("HX-Request") || (line.startsWith("Accept:") && line.contains("text/html")));
        if (request.wellFormed() && request.path().startsWith("/api/") && answer.status() >= 400 && !asksForPage) {
            problem(request, answer);
        }
    }

    private static boolean isHere(String location) {
        return location.startsWith("/") && !location.startsWith("//") && !location.startsWith("/\\");
    }

    private static void problem(Request request, Answer answer) {
        if (request.method().equals("HEAD")) {
            return;
        }
        require(
                answer.header("Content-Type").startsWith("application/problem+json"),
                "no problem document",
                request,
                answer);
        try {
            JsonNode problem = JsonMapper.shared().readTree(answer.document());
            require(problem.path("status").asInt(0) == answer.status(), "another status", request, answer);
        } catch (JacksonException broken) {
            throw new IllegalStateException(told("broken JSON", request, answer), broken);
        }
    }

    private static void require(boolean holds, String what, Request request, Answer answer) {
        if (!holds) {
            throw new IllegalStateException(told(what, request, answer));
        }
    }

    private static String told(String what, Request request, Answer answer) {
        String body = answer.document();
        return "%s: %s%n=> %d %s%n%s"
                .formatted(
                        what,
                        request,
                        answer.status(),
                        answer.header("Content-Type"),
                        body.length() > 1_500 ? body.substring(0, 1_500) + "…" : body);
    }
}
