package org.stegvis.server.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Values that mean something to the server, and values made to hurt.
final class Pool {
    static final String MANY = "x".repeat(5_000);

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\uD800",
            "\uFFFF",
            "\u202Eabc",
            "\uD83D\uDE00",
            "İ",
            "ß",
            "'",
            "\"",
            "'; drop table x; --",
            "%",
            "%00",
            "_",
            "../../etc/passwd",
            "/",
            "\\",
            "//example.org",
            "<i id=fz>",
            "\"><i id=fz>",
            "'><i id=fz>",
            "javascript:alert(1)",
            "${7*7}",
            "#{7*7}",
            "{{7*7}}",
            "\r\nX-Injected: 1",
            "\n",
            "\t",
            "null",
            "undefined",
            "NaN",
            "-1",
            "0",
            "1e999",
            "9223372036854775808",
            "2147483648",
            "-0",
            "0.1",
            "99999999999999999999999999999999",
            "2026-02-30",
            "0000-00-00",
            "+999999999-12-31",
            "-999999999-01-01",
            "9999-12-31",
            "true",
            "[]",
            "{}",
            MANY);
    private static final Map<String, List<String>> BY_NAME = Map.ofEntries(
            Map.entry("trial", List.of("back-pain", "spare")),
            Map.entry("visit", List.of("week10", "baseline", "week26", "week52")),
            Map.entry("decision", List.of("first", "second")),
            Map.entry("option", List.of("pt", "cbt", "more")),
            Map.entry("site", List.of("utah", "intermountain", "johns-hopkins")),
            Map.entry("version", List.of("1", "2")),
            Map.entry("measure", List.of("odi", "pain")),
            Map.entry("characteristic", List.of("age", "sex", "site", "pain-months", "red-flags")),
            Map.entry("number", List.of("1", "2", "0")),
            Map.entry("entry", List.of("1", "5", "30")),
            Map.entry("guideline", List.of("back-pain")),
            Map.entry("act", List.of("pause", "open", "close", "freeze", "lock", "thaw", "site-cap", "option-cap")),
            Map.entry("on", List.of("2026-11-20", "2026-11-26")),
            Map.entry("role", List.of("monitor", "site-coordinator", "data-manager")),
            Map.entry("to", List.of("open", "paused", "closed", "granted", "withdrawn", "active")),
            Map.entry("language", List.of("nb", "en")),
            Map.entry("email", List.of("someone@example.org")),
            Map.entry("limit", List.of("10", "1", "1000")),
            Map.entry("after", List.of("0", "5")),
            Map.entry("why", List.of("because")),
            Map.entry("_csrf", List.of("")));
    /// Keys of maps: what a participant has, and what is measured.
    private static final List<String> NAMES = List.of("odi", "pain", "site", "age", "sex", "pain-months", "red-flags");

    private final List<String> participants = new ArrayList<>();
    private final List<String> people = new ArrayList<>();

    void participant(String id) {
        participants.add(id);
    }

    void person(String id) {
        people.add(id);
    }

    String name(Choices choices) {
        return choices.rarely(12) ? hostile(choices) : choices.of(NAMES);
    }

    /// A value for something of this name: mostly one that fits.
    String value(String name, Choices choices) {
        if (choices.rarely(8)) {
            return hostile(choices);
        }
        return switch (name) {
            case "participant" -> choices.of(participants);
            case "person", "therapist" -> choices.of(people);
            case "machine" -> choices.rarely(2) ? "machine:1" : "machine:99";
            default -> choices.of(BY_NAME.getOrDefault(name, List.of("some text", "1", "2026-11-20", "utah", "pt")));
        };
    }

    String hostile(Choices choices) {
        return choices.rarely(5) ? choices.text(40) : choices.of(HOSTILE);
    }
}
