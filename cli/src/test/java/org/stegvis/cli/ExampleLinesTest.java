package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.StandardStream;
import picocli.CommandLine;

class ExampleLinesTest {

    @Test
    void a_long_command_goes_on_after_a_backslash_and_keeps_options_with_their_values() {
        String command = "  stegvis simulate protocol.yaml scenario.yaml --participants 749 --seed 1 --out data.csv";

        assertThat(ExampleLines.parts(command, 60))
                .containsExactly(
                        "  stegvis simulate protocol.yaml scenario.yaml \\",
                        "      --participants 749 --seed 1 --out data.csv");
    }

    @Test
    void quoted_words_stay_together() {
        assertThat(ExampleLines.parts("  stegvis people grant EMAIL monitor --why \"works there\"", 50))
                .containsExactly("  stegvis people grant EMAIL monitor \\", "      --why \"works there\"");
    }

    @Test
    void a_short_line_stays_as_it_is() {
        assertThat(ExampleLines.parts("  stegvis demo     the trial", 60))
                .isEqualTo(List.of("  stegvis demo     the trial"));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void the_help_of_each_verb_fits_a_terminal_of_eighty_columns(String verb) {
        CliRun run = CliRun.of((verb + " --help").strip().split(" "));

        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void the_help_of_each_verb_has_examples(String verb) {
        assertThat(CliRun.of((verb + " --help").strip().split(" ")).out()).contains("Examples:");
    }

    static Stream<String> verbs() {
        var console = Console.on(
                new StandardStream(new ByteArrayOutputStream()),
                new StandardStream(new ByteArrayOutputStream()),
                "",
                Map.of());
        return verbs("", Stegvis.commandLine(console, Map.of()));
    }

    private static Stream<String> verbs(String path, CommandLine line) {
        return Stream.concat(
                Stream.of(path),
                line.getSubcommands().entrySet().stream()
                        .flatMap(verb -> verbs((path + " " + verb.getKey()).strip(), verb.getValue())));
    }
}
