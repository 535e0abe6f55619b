package org.stegvis.exchange.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.exchange.Repository;
import org.stegvis.exchange.mapping.MappingReader;
import org.stegvis.exchange.mapping.MappingReading;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.yaml.YamlAsJson;

/// The page docs/reference/data.md and the schema of mapping files say what the readers do.
class DataPageTest {

    private static final Protocol BACK_PAIN = Trials.backPain();
    private static final String PAGE = Repository.reference("data.md");
    /// The first example in a language.
    private static String example(String language) {
        var matcher =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(PAGE);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static DataReading read(String text) {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return TrialDataReader.read(BACK_PAIN, "data.csv", bytes, null, Progress.SILENT);
    }

    static Stream<String> mappings() throws IOException {
        try (Stream<Path> files = Files.list(Trials.folder())) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".columns.yaml"))
                    .toList();
            assertThat(found).isNotEmpty();
            return Stream.concat(Stream.of(example("yaml")), found.stream().map(DataPageTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void the_example_of_data_is_read() {
        assertThat(read(example("csv"))).isInstanceOf(DataReading.Accepted.class);
    }

    @Test
    void the_example_of_a_mapping_is_read() {
        assertThat(MappingReader.read(BACK_PAIN, "m.yaml", example("yaml")))
                .isInstanceOf(MappingReading.Accepted.class);
    }

    @Test
    void the_example_of_a_finding_is_what_is_told() {
        var file = new StringBuilder("participant,odi@baseline,odi@week10,first,second\n");
        for (int row = 10; row < 25; row++) {
            file.append(row).append(",44,40,pt,cbt\n");
        }
        file.append("1,44,10,pt,cbt\n");

        assertThat(read(file.toString()).findings().getLast().toString() + "\n")
                .isEqualTo(example("text").replace("an\nempty", "an empty"));
    }

    @Test
    void the_limits_are_those_of_the_reader() {
        assertThat(DataLimits.withDefaults()).isEqualTo(new DataLimits(20_000, 1 << 20, 8 << 20, 10_000_000));
        assertThat(PAGE)
                .contains("20,000 columns, a million characters in a cell, eight million in a line, ten million rows");
        assertThat(PAGE).contains("the first five and how many more, and fifty in all");
        assertThat(List.of(DataFindings.MOST_ALIKE, DataFindings.MOST)).containsExactly(5, 50);
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void the_schema_of_mapping_files_agrees_with_the_reader(String mapping) {
        assertThat(Repository.objections("columns.schema.json", YamlAsJson.of(mapping)))
                .isEmpty();
        assertThat(Repository.objections("columns.schema.json", YamlAsJson.of(mapping + "\nother: 1\n")))
                .isNotEmpty();
    }
}
