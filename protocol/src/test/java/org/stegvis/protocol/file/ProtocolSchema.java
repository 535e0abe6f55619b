package org.stegvis.protocol.file;

import static java.util.Objects.requireNonNull;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published schema.
final class ProtocolSchema {
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
}
