package org.stegvis.exchange;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.stegvis.protocol.Trials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Files of the repository: pages and published schemas.
public final class Repository {
    private Repository() {}

    /// A file under `docs/reference`.
    public static String reference(String name) {
        Path root = Trials.folder().resolveSibling("docs");
        try {
            return Files.readString(root.resolve("reference").resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What a published schema objects to.
    public static List<String> objections(String schema, JsonNode document) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonMapper.shared().readTree(reference(schema)))
                .validate(document)
                .stream()
                .map(Error::toString)
                .toList();
    }
}
