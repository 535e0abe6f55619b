package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verbs as a user runs them.
class VerbsTest {
    private static final String BACK_PAIN = "../trials/back-pain.yaml";
    private static final String SCENARIO = "../trials/back-pain.scenario.yaml";

    @TempDir
    private Path folder;

    @Test
    void check_says_ok_and_how_large_the_trial_is() {
        CliRun run = CliRun.of("check", BACK_PAIN);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("back-pain.yaml: ok", "2 decisions, 4 embedded regimes");
    }

    @Test
    void check_of_a_misspelt_name_tells_the_place_and_the_nearest_one() throws IOException {
        Path broken = folder.resolve("broken.yaml");
        Files.writeString(
                broken, Files.readString(Path.of(BACK_PAIN)).replace("options: [pt, cbt]", "options: [pt, cbd]"));
        CliRun run = CliRun.of("check", broken.toString());
        assertThat(run.exit()).isEqualTo(ExitCodes.ANSWER_IS_NO);
        assertThat(run.err()).containsPattern("broken\\.yaml:\\d+:\\d+: error: .*'cbd'.*'cbt'");
    }

    @Test
    void other_verbs_refuse_a_broken_protocol_as_bad_input() throws IOException {
        Path broken = folder.resolve("broken.yaml");
        Files.writeString(broken, "stegvis: 1\n");
        assertThat(CliRun.of("regimes", broken.toString()).exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(CliRun.of("regimes", folder.resolve("none.yaml").toString()).exit())
                .isEqualTo(ExitCodes.BAD_INPUT);
    }

    @Test
    void regimes_lists_the_four_in_both_languages() {
        CliRun run = CliRun.of("regimes", BACK_PAIN);
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("pt/cbt", "pt/more", "cbt/pt", "cbt/more", "Physical therapy first", "Først fysioterapi");
        assertThat(CliRun.of("regimes", BACK_PAIN, "--format", "json").out()).contains("\"probability\" : 0.25");
    }

    @Test
    void the_same_seed_simulates_the_same_data_and_they_can_be_analysed() {
        Path first = folder.resolve("a.csv");
        Path second = folder.resolve("b.csv");
        assertThat(simulate(first)).isZero();
        assertThat(simulate(second)).isZero();
        assertThat(first).hasSameBinaryContentAs(second);
        CliRun run = CliRun.of("analyse", BACK_PAIN, first.toString(), "--only", "regimes-week52");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("pt/cbt - pt/more", "96 % intervals").doesNotContain("pain-week10");
    }

    @Test
    void data_that_are_there_are_not_replaced_unasked() {
        Path file = folder.resolve("a.csv");
        simulate(file);
        assertThat(simulate(file)).isEqualTo(ExitCodes.BAD_INPUT);
    }

    @Test
    void an_unknown_analysis_is_refused_with_those_planned() {
        CliRun run = CliRun.of("analyse", BACK_PAIN, "none.csv", "--only", "regime");
        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("regimes-week52");
    }

    @Test
    void demo_says_first_that_the_participants_are_made_up() {
        CliRun run = CliRun.of("demo", "--out", folder.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines().findFirst().orElseThrow()).contains("MADE UP");
        assertThat(run.out()).contains("2.8 (96 % 0.38 to 5.1)");
        assertThat(folder.resolve("data.csv")).isNotEmptyFile();
        assertThat(folder.resolve("results.json")).isNotEmptyFile();
    }

    private static int simulate(Path file) {
        return CliRun.of("simulate", BACK_PAIN, SCENARIO, "--participants", "200", "--out", file.toString())
                .exit();
    }
}
