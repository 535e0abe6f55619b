package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.stegvis.cli.CliRun.Surroundings;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.ExitCodes;
import picocli.CommandLine.Command;

class FailureTest {

    private static final Surroundings QUIET = new Surroundings("", Map.of());

    @Test
    void a_fault_is_one_line_without_a_trace() {
        var run = failing(() -> {
            throw new IllegalStateException("weights has 3 rows\nbut outcome has 4");
        });

        assertThat(run.exit()).isEqualTo(ExitCodes.OUR_FAULT);
        assertThat(run.err())
                .isEqualTo("stegvis: a fault in Stegvis, please report it: IllegalStateException: "
                        + "weights has 3 rows but outcome has 4 (--debug shows where)\n");
    }

    @Test
    void a_fault_shows_its_trace_to_those_who_ask() {
        Callable<Integer> verb = () -> {
            throw new IllegalStateException("wrong");
        };

        assertThat(failing(verb, "--debug").err()).contains("at org.stegvis.cli.FailureTest");
        assertThat(failing(new Surroundings("", Map.of("STEGVIS_DEBUG", "1")), verb)
                        .err())
                .contains("at org.stegvis.cli.FailureTest");
    }

    @Test
    void bad_input_is_said_as_the_verb_put_it() {
        var run = failing(() -> {
            throw new BadInput("seed is -1, must be 0 or more");
        });

        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).isEqualTo("stegvis: seed is -1, must be 0 or more\n");
    }

    @Test
    void a_missing_file_is_bad_input_also_when_the_exception_is_wrapped() {
        var run = failing(() -> {
            throw new UncheckedIOException(new NoSuchFileException("trials/none.yaml"));
        });

        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).isEqualTo("stegvis: there is no file trials/none.yaml\n");
    }

    @Test
    void endless_recursion_is_a_fault_and_not_a_crash() {
        var run = failing(() -> {
            throw new StackOverflowError();
        });

        assertThat(run.exit()).isEqualTo(ExitCodes.OUR_FAULT);
        assertThat(run.err()).contains("StackOverflowError").hasLineCount(1);
    }

    @Test
    void too_little_memory_is_told_with_the_way_out() {
        var run = failing(() -> {
            throw new OutOfMemoryError("Java heap space");
        });

        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err())
                .contains("needs more memory", "JAVA_TOOL_OPTIONS=-Xmx")
                .hasLineCount(1);
    }

    @Test
    void what_a_terminal_would_obey_is_not_shown() {
        var run = failing(() -> {
            throw new IOException("no \u001B[31m and no \u202E");
        });

        assertThat(run.err()).doesNotContain("\u001B", "\u202E");
    }

    @Test
    void any_other_trouble_with_a_file_is_bad_input() {
        assertThat(failing(() -> {
                            throw new IOException("No space left on device");
                        })
                        .exit())
                .isEqualTo(ExitCodes.BAD_INPUT);
    }

    private static CliRun failing(Callable<Integer> verb, String... options) {
        return failing(QUIET, verb, options);
    }

    private static CliRun failing(Surroundings surroundings, Callable<Integer> verb, String... options) {
        var words = new String[options.length + 1];
        words[0] = "fail";
        System.arraycopy(options, 0, words, 1, options.length);
        return CliRun.with(surroundings, line -> line.addSubcommand(new FailingVerb(verb)), words);
    }

    @Command(name = "fail")
    private record FailingVerb(Callable<Integer> body) implements Callable<Integer> {

        @Override
        public Integer call() throws Exception {
            return body.call();
        }
    }
}
