package org.stegvis.protocol.file;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Sequence;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.protocol.yaml.YamlTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The published schema, and protocol files as the documents that it judges.
final class ProtocolSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode document;
    private final Schema schema;

    private ProtocolSchema(JsonNode document, Schema schema) {
        this.document = document;
        this.schema = schema;
    }

    /// As it is packaged.
    static ProtocolSchema read() {
        try (var in = requireNonNull(
                ProtocolReader.class.getResourceAsStream("protocol.schema.json"), "the schema must be packaged")) {
            JsonNode document = JsonMapper.shared().readTree(in);
            var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            return new ProtocolSchema(document, registry.getSchema(document));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    JsonNode document() {
        return document;
    }

    List<String> errors(JsonNode protocol) {
        return schema.validate(protocol).stream().map(Error::toString).toList();
    }

    static JsonNode json(Path file) {
        var findings = new Findings();
        Source source = Source.read(file, Limits.withDefaults(), findings);
        Node root = source == null ? null : YamlTree.of(source, Limits.withDefaults(), findings);
        assertThat(findings.all()).isEmpty();
        return json(requireNonNull(root));
    }

    private static JsonNode json(Node node) {
        return switch (node) {
            case Mapping mapping -> {
                var object = JSON.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.name(), json(entry.value())));
                yield object;
            }
            case Sequence sequence -> {
                var array = JSON.arrayNode();
                sequence.items().forEach(item -> array.add(json(item)));
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
