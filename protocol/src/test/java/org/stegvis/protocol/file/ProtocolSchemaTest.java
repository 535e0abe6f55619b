package org.stegvis.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.yaml.YamlAsJson;
import tools.jackson.databind.json.JsonMapper;

class ProtocolSchemaTest {
    private static final ProtocolSchema SCHEMA = ProtocolSchema.read();

    static List<Path> files() {
        return Trials.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_trial_of_the_collection_is_valid(Path file) {
        assertThat(SCHEMA.errors(YamlAsJson.of(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"stegvis\": 2}",
                "{\"stegvis\": 1, \"trial\": {}, \"treatments\": {}, \"measures\": {}, \"visits\": {}, \"decisions\": {}}",
                "{\"stegvis\": 1, \"extra\": 1}"
            })
    void what_is_no_protocol_is_not_valid(String document) {
        assertThat(SCHEMA.errors(JsonMapper.shared().readTree(document))).isNotEmpty();
        assertThat(ProtocolReader.read("f", document)).isInstanceOf(Reading.Rejected.class);
    }
}
