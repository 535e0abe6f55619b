package org.stegvis.design.scenario;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.protocol.yaml.YamlAsJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The published schema accepts every scenario of the folder, and knows the keys that the reader knows.
class ScenarioSchemaTest {
    private static final Path ROOT = root();
    private static final JsonNode DOCUMENT = document();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(DOCUMENT);

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("trials"))) {
            here = requireNonNull(here.getParent());
        }
        return here;
    }

    private static JsonNode document() {
        return JsonMapper.shared()
                .readTree(ROOT.resolve("docs/reference/scenario.schema.json").toFile());
    }

    static List<Path> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("trials"))) {
            return files.filter(file -> file.toString().endsWith(".scenario.yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void it_accepts_the_scenarios_of_the_folder(Path scenario) throws IOException {
        assertThat(SCHEMA.validate(YamlAsJson.of(Files.readString(scenario)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{scenario: 2, protocol: a, measures: {}}",
                "{scenario: 1, measures: {}}",
                "{scenario: 1, protocol: a, measures: {}, consnt: 1}",
                "{scenario: 1, protocol: a, measures: {odi: {week10: {normal: {mean: 1}}}}}",
                "{scenario: 1, protocol: a, measures: {}, traits: {x: {normal: {mean: 0, sd: 1}, poisson: {mean: 1}}}}",
                "{scenario: 1, protocol: a, measures: {}, enrolment: {start: today}}"
            })
    void it_refuses_another_shape(String scenario) {
        assertThat(SCHEMA.validate(YamlAsJson.of(scenario))).isNotEmpty();
    }

    @Test
    void it_knows_the_kinds_of_distribution_that_the_reader_knows() {
        JsonNode properties = requireNonNull(DOCUMENT.at("/$defs/distribution/properties"));

        assertThat(properties.propertyNames()).containsAll(DistributionReader.KINDS);
        assertThat(requireNonNull(DOCUMENT.at("/$defs/distribution/oneOf")).size())
                .isEqualTo(DistributionReader.KINDS.size());
    }
}
