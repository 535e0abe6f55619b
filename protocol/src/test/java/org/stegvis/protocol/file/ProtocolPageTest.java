package org.stegvis.protocol.file;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Trials;
import tools.jackson.databind.JsonNode;

/// Prints `docs/reference/protocol.md` from the schema:
/// `mvn -pl protocol -am test -Dtest=ProtocolPageTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dstegvis.write-docs=true`.
class ProtocolPageTest {
    private static final String HEAD = """
            # Protocol file

            A protocol is one YAML 1.2 file in UTF-8. It is the single source of a trial: planning, allocation, analysis and report read it.
            `trials/back-pain.yaml` is a whole example. `stegvis check FILE` reads a file and tells all that is wrong with it at once,
            with line and column, and what a reviewer would ask about.

            <!-- Printed by ProtocolPageTest from protocol.schema.json. Change the schema or the head in the test, not this file. -->

            An editor that knows JSON Schema checks the file while it is written. Put this line first:

            ```yaml
            # yaml-language-server: $schema=../docs/reference/protocol.schema.json
            ```

            The path is relative to the protocol, here one under `trials/`. The schema knows the shape only. Names, types of expressions and the order
            of time are checked by the program.

            - A file has at most 1 MiB, 50 levels and 100,000 keys and values. It holds one document.
            - Anchors, aliases, tags and keys given twice are refused.
            - `yes`, `no`, `on` and `off` are texts, as YAML 1.2 has it.
            - A text that looks like a number stands in quotes.

            """;

    @Test
    void the_page_is_up_to_date() throws IOException {
        Path page = requireNonNull(Trials.folder().getParent()).resolve("docs/reference/protocol.md");
        if (Boolean.getBoolean("stegvis.write-docs")) {
            Files.writeString(page, page());
        }
        assertThat(page).content(StandardCharsets.UTF_8).isEqualTo(page());
    }

    private static String page() {
        JsonNode schema = ProtocolSchema.read().document();
        var page = new StringBuilder(HEAD).append("## Protocol\n\n");
        table(page, schema);
        for (String id : schema.get("$defs").propertyNames()) {
            JsonNode part = schema.get("$defs").get(id);
            page.append("\n## ").append(part.get("title").asString()).append("\n\n");
            page.append(part.get("description").asString()).append('\n');
            JsonNode properties = part.get("properties");
            if (properties != null) {
                page.append('\n');
                table(page, part);
            } else if (kind(part).length() > 0 && !kind(part).equals("mapping")) {
                page.append("\nWritten as: ").append(kind(part)).append(".\n");
            } else if (part.get("additionalProperties") != null) {
                page.append("\nWritten as: ").append(mapping(part)).append(".\n");
            }
        }
        return page.toString();
    }

    private static void table(StringBuilder page, JsonNode part) {
        Set<String> required = new HashSet<>();
        if (part.get("required") != null) {
            part.get("required").forEach(name -> required.add(name.asString()));
        }
        page.append("| key | | value | meaning |\n|---|---|---|---|\n");
        for (String key : part.get("properties").propertyNames()) {
            JsonNode value = part.get("properties").get(key);
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            key,
                            required.contains(key) ? "required" : "",
                            kind(value).replace("|", "\\|"),
                            value.get("description").asString()));
        }
    }

    /// A value in words.
    private static String kind(JsonNode value) {
        if (value.get("$ref") != null) {
            String id = value.get("$ref").asString().substring("#/$defs/".length());
            return "[" + id + "](#" + id.toLowerCase(Locale.ROOT) + ")";
        }
        if (value.get("const") != null) {
            return "`" + value.get("const") + "`";
        }
        if (value.get("enum") != null) {
            var words = new ArrayList<String>();
            value.get("enum").forEach(word -> words.add("`" + word.asString() + "`"));
            return String.join(", ", words);
        }
        for (String either : new String[] {"anyOf", "oneOf"}) {
            if (value.get(either) != null) {
                var kinds = new ArrayList<String>();
                value.get(either).forEach(each -> kinds.add(kind(each)));
                return String.join(" or ", kinds);
            }
        }
        JsonNode type = value.get("type");
        if (type == null) {
            return "";
        }
        return switch (type.isArray() ? "" : type.asString()) {
            case "array" -> "list of " + kind(value.get("items"));
            case "object" -> mapping(value);
            case "integer" -> "whole number" + range(value);
            case "number" -> "number" + range(value);
            case "string" -> "text";
            default -> "text, number or truth value";
        };
    }

    private static String mapping(JsonNode value) {
        JsonNode others = value.get("additionalProperties");
        if (others != null && others.isObject()) {
            return "mapping from [name](#name) to " + kind(others);
        }
        if (value.get("properties") == null) {
            return "mapping";
        }
        var keys = new ArrayList<String>();
        for (String key : value.get("properties").propertyNames()) {
            keys.add("`" + key + "`: " + kind(value.get("properties").get(key)));
        }
        return "{" + String.join(", ", keys) + "}";
    }

    private static String range(JsonNode value) {
        var range = new StringBuilder();
        if (value.get("minimum") != null) {
            range.append(", at least ").append(value.get("minimum"));
        }
        if (value.get("exclusiveMinimum") != null) {
            range.append(", above ").append(value.get("exclusiveMinimum"));
        }
        if (value.get("maximum") != null && value.get("maximum").asLong() != Integer.MAX_VALUE) {
            range.append(", at most ").append(value.get("maximum"));
        }
        if (value.get("exclusiveMaximum") != null) {
            range.append(", below ").append(value.get("exclusiveMaximum"));
        }
        return range.toString();
    }
}
