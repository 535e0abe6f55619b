package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stegvis.cli.terminal.ExitCodes;

class VersionTest {

    @Test
    void version_is_the_one_maven_built_on_this_java() {
        var run = CliRun.of("version");

        assertThat(run.exit()).isEqualTo(ExitCodes.DONE);
        assertThat(run.out().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).matches("stegvis \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"));
        assertThat(run.out()).contains("Java " + System.getProperty("java.version"));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void the_option_and_the_verb_say_the_same() {
        assertThat(CliRun.of("--version").out()).isEqualTo(CliRun.of("version").out());
    }
}
