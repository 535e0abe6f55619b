package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.protocol.Trials;

/// From file to report on the command line, for every trial of the folder `trials`.
class EveryTrialVerbsTest {

    static List<Path> protocols() {
        return Trials.files();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void what_is_simulated_is_read_back_and_reported(Path protocol, @TempDir Path folder) throws IOException {
        String scenario = protocol.toString().replace(".yaml", ".scenario.yaml");
        Path data = folder.resolve("data.csv");
        Path page = folder.resolve("page.html");
        CliRun simulated =
                CliRun.of("simulate", protocol.toString(), scenario, "--participants", "60", "--out", data.toString());
        assertThat(simulated.exit()).as(simulated.err()).isZero();
        CliRun reported =
                CliRun.of("report", protocol.toString(), data.toString(), "--out", page.toString(), "--language", "nb");
        assertThat(reported.exit()).as(reported.err()).isZero();
        assertThat(Files.readString(page)).contains("er konstruert ved simulering", "Vurdert for deltakelse");
    }
}
