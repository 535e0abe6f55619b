package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.stegvis.cli.terminal.ExitCodes;

class CompletionTest {

    @Test
    void bash_completes_a_verb_from_its_first_letters() throws Exception {
        assertThat(completedByBash("stegvis", "vers")).containsExactly("version");
    }

    @Test
    void bash_completes_an_option_of_a_verb() throws Exception {
        assertThat(completedByBash("stegvis", "version", "--he")).containsExactly("--help");
    }

    @Test
    void zsh_gets_its_completion_system_started_first() {
        assertThat(CliRun.of("completion", "zsh").out()).startsWith("autoload -U +X compinit");
    }

    @Test
    void another_shell_is_refused_with_the_ones_there_are() {
        var run = CliRun.of("completion", "fish");

        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err())
                .containsIgnoringCase("fish")
                .containsIgnoringCase("bash")
                .containsIgnoringCase("zsh");
    }

    /// What bash itself offers after the words, by the function that the script defines.
    private static String[] completedByBash(String... words) throws IOException, InterruptedException {
        var script = CliRun.of("completion", "bash").out()
                + "\nCOMP_WORDS=(" + String.join(" ", words) + ") COMP_CWORD=" + (words.length - 1)
                + "\n_complete_stegvis\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
        var bash = new ProcessBuilder("bash", "-s").redirectErrorStream(true).start();
        try (var in = bash.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        var answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return answer.lines().map(String::strip).toArray(String[]::new);
    }
}
