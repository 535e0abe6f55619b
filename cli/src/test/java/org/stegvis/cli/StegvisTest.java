package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.cli.CliRun.Surroundings;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.StandardStream;

class StegvisTest {

    private static final String ESCAPE = "\u001b[";

    static Iterable<String> verbs() {
        var console = Console.on(StandardStream.out(), StandardStream.err(), "", Map.of());
        return Stegvis.commandLine(console, Map.of()).getSubcommands().keySet();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void every_verb_has_help_that_says_what_it_does_and_shows_an_example(String verb) {
        var run = CliRun.of(verb, "--help");

        assertThat(run.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out()).contains("Usage: stegvis " + verb, "Examples:", "stegvis " + verb, "--debug");
        assertThat(run.out().lines().findFirst().orElseThrow()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void the_help_of_the_whole_lists_every_verb(String verb) {
        assertThat(CliRun.of("--help").out()).containsPattern("(?m)^  " + verb + " +\\S");
    }

    @Test
    void without_a_verb_the_help_is_a_message_and_not_a_result() {
        var run = CliRun.of();

        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage: stegvis");
    }

    @Test
    void a_misspelt_verb_gets_the_nearest_one() {
        var run = CliRun.of("chekc");

        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).isEqualTo("""
                stegvis: there is no verb 'chekc'; did you mean check?
                See: stegvis --help
                """);
    }

    @Test
    void a_misspelt_option_gets_the_nearest_one() {
        var run = CliRun.of("version", "--debgu");

        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).isEqualTo("""
                stegvis: there is no option '--debgu'; did you mean --debug?
                See: stegvis version --help
                """);
    }

    @Test
    void an_argument_too_many_is_named() {
        assertThat(CliRun.of("version", "now").err()).startsWith("stegvis: 'now' is one argument too many\n");
    }

    @Test
    void help_is_coloured_on_a_terminal_only() {
        assertThat(CliRun.of("--help").out()).doesNotContain(ESCAPE);
        assertThat(CliRun.with(new Surroundings("out,err", Map.of()), "--help").out())
                .contains(ESCAPE);
    }

    @Test
    void help_is_plain_where_only_the_messages_go_to_a_terminal() {
        assertThat(CliRun.with(new Surroundings("err", Map.of()), "--help").out())
                .doesNotContain(ESCAPE);
    }

    @Test
    void no_color_and_a_dumb_terminal_turn_colour_off() {
        assertThat(CliRun.with(new Surroundings("out", Map.of("NO_COLOR", "1")), "--help")
                        .out())
                .doesNotContain(ESCAPE);
        assertThat(CliRun.with(new Surroundings("out", Map.of("TERM", "dumb")), "--help")
                        .out())
                .doesNotContain(ESCAPE);
    }
}
