package org.stegvis.protocol.yaml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// YAML files as the JSON documents that a schema judges.
public final class YamlAsJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlAsJson() {}

    public static JsonNode of(Path file) {
        var findings = new Findings();
        return of(requireNonNull(Source.read(file, Limits.withDefaults(), findings)), findings);
    }

    /// An empty text is null.
    public static JsonNode of(String text) {
        return of(Source.of("text.yaml", text), new Findings());
    }

    private static JsonNode of(Source source, Findings findings) {
        @Nullable Node root = YamlTree.of(source, Limits.withDefaults(), findings);
        assertThat(findings.all()).isEmpty();
        return root == null ? JSON.nullNode() : of(root);
    }

    private static JsonNode of(Node node) {
        return switch (node) {
            case Mapping mapping -> {
                var object = JSON.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.name(), of(entry.value())));
                yield object;
            }
            case Sequence sequence -> {
                var array = JSON.arrayNode();
                sequence.items().forEach(item -> array.add(of(item)));
                yield array;
            }
            case Scalar scalar ->
                switch (scalar.kind()) {
                    case NULL -> JSON.nullNode();
                    case BOOLEAN -> JSON.booleanNode(scalar.isTrue());
                    case INTEGER -> JSON.numberNode((long) scalar.number());
                    case NUMBER -> JSON.numberNode(scalar.number());
                    case TEXT -> JSON.stringNode(scalar.text());
                };
        };
    }
}
