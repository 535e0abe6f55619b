package org.stegvis.protocol.file;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.regime.EmbeddedRegimes;

/// The protocol files that Stegvis comes with, in `trials/`.
class TrialFilesTest {

    /// The numbers that `docs/trials.md` counts up by hand, from the publications.
    private static final Map<String, Integer> EMBEDDED_REGIMES = Map.ofEntries(
            entry("back-pain", 4),
            entry("back-pain-military", 4),
            entry("adhd", 4),
            entry("adhd-teaching", 4),
            entry("extend", 8),
            entry("autism-2014", 3),
            entry("autism-teaching", 3),
            entry("autism-2025", 8),
            entry("best", 36),
            entry("adolescent-depression", 4),
            entry("preference", 16),
            entry("snsmart", 6),
            entry("star-d", 72),
            entry("calgb-8923", 4),
            entry("codiacs", 8),
            entry("engage", 4));

    @ParameterizedTest
    @MethodSource("files")
    void is_accepted_without_a_warning(Path file) {
        Reading reading = ProtocolReader.read(file);

        assertThat(reading.findings()).isEmpty();
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
    }

    @ParameterizedTest
    @MethodSource("files")
    void is_named_after_its_trial(Path file) {
        assertThat(file).hasFileName(protocol(file).trial().id() + ".yaml");
    }

    @ParameterizedTest
    @MethodSource("files")
    void has_the_embedded_regimes_that_its_design_has(Path file) {
        Protocol protocol = protocol(file);

        assertThat(EmbeddedRegimes.of(protocol))
                .hasSize(EMBEDDED_REGIMES.getOrDefault(protocol.trial().id(), 0));
    }

    @ParameterizedTest
    @MethodSource("files")
    void names_its_sources_and_what_is_assumed(Path file) {
        Protocol protocol = protocol(file);

        assertThat(protocol.trial().sources()).isNotEmpty();
        assertThat(protocol.trial().assumptions()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void compares_regimes_and_first_options(Path file) {
        Protocol protocol = protocol(file);
        String first = protocol.decisions().getFirst().id();

        assertThat(protocol.analyses())
                .extracting(Analysis::compare)
                .hasAtLeastOneElementOfType(Analysis.Comparison.Regimes.class)
                .anyMatch(compare -> compare instanceof Analysis.Comparison.Options(var decision, var groups)
                        && decision.equals(first));
    }

    @ParameterizedTest
    @MethodSource("files")
    void has_titles_in_norwegian(Path file) {
        Protocol protocol = protocol(file);
        Stream<Text> titles = Stream.of(
                        Stream.of(protocol.trial().title()),
                        protocol.treatments().stream().map(each -> each.title()),
                        protocol.measures().stream().map(each -> each.title()),
                        protocol.decisions().stream().map(each -> each.title()),
                        protocol.analyses().stream().map(each -> each.title()))
                .flatMap(each -> each);

        assertThat(titles).allSatisfy(title -> assertThat(title.versions()).containsKey(Language.NORWEGIAN));
    }

    @Test
    void every_file_is_in_the_table_of_regimes() throws IOException {
        assertThat(files())
                .map(file -> file.getFileName().toString().replace(".yaml", ""))
                .containsExactlyInAnyOrderElementsOf(EMBEDDED_REGIMES.keySet());
    }

    private static Protocol protocol(Path file) {
        return switch (ProtocolReader.read(file)) {
            case Reading.Accepted accepted -> accepted.protocol();
            case Reading.Rejected rejected -> throw new AssertionError(file + ": " + rejected.findings());
        };
    }

    /// Protocols have no second part in their names; mappings (`.columns.yaml`) and scenarios have.
    static List<Path> files() throws IOException {
        try (Stream<Path> listed = Files.list(Path.of("..", "trials"))) {
            return listed.filter(file -> file.getFileName().toString().matches("[^.]+\\.yaml"))
                    .sorted()
                    .toList();
        }
    }
}
