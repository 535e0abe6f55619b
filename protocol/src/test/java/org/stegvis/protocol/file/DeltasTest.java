package org.stegvis.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.estimator.MultiplyImputed;
import org.stegvis.protocol.yaml.YamlAsJson;

/// The shifts of imputed outcomes, through the reader and against the published schema.
class DeltasTest {

    @TempDir
    private Path folder;

    private Path file(String deltas) throws IOException {
        Path file = folder.resolve("back-pain.yaml");
        Files.writeString(file, Files.readString(Trials.folder().resolve("back-pain.yaml")) + """

                  tipping:
                    compare: first
                    outcome: odi@week52
                    estimator: {method: multiple-imputation, of: ancova, deltas: %s}
                """.formatted(deltas));
        return file;
    }

    @Test
    void shifts_are_read_in_rising_order() throws IOException {
        Path file = file("[5, -5, 2.5]");
        assertThat(ProtocolSchema.read().errors(YamlAsJson.of(file))).isEmpty();
        assertThat(ProtocolReader.read(file)).isInstanceOfSatisfying(Reading.Accepted.class, accepted -> {
            var estimator =
                    (MultiplyImputed) accepted.protocol().analyses().getLast().estimator();
            assertThat(estimator.deltas()).containsExactly(-5.0, 2.5, 5.0);
            assertThat(estimator.settings()).containsEntry("deltas", "-5 2.5 5");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "[a]", "[5, 5]", "[1e12]", "{}"})
    void other_than_different_numbers_are_refused_by_reader_and_schema(String deltas) throws IOException {
        Path file = file(deltas);
        assertThat(ProtocolSchema.read().errors(YamlAsJson.of(file))).isNotEmpty();
        assertThat(ProtocolReader.read(file)).isInstanceOf(Reading.Rejected.class);
    }
}
