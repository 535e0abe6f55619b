package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.cli.terminal.ExitCodes;

/// The verbs as a user runs them.
class VerbsTest {
    private static final String BACK_PAIN = "../trials/back-pain.yaml";
    private static final String PUBLISHED = "../trials/back-pain.published.yaml";
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
    void demo_says_first_that_the_participants_are_made_up_and_leads_to_the_report() throws IOException {
        CliRun run = CliRun.of("demo", "--out", folder.toString());
        assertThat(run.exit()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.getFirst()).contains("MADE UP");
        assertThat(lines).hasSize(20);
        assertThat(run.out())
                .contains("2.8 (96 % 0.38 to 5.1)", "0.43 (!) (96 % -0.29 to 2.4)", "published", "true")
                .contains("if response, continue; if non-response, mindfulness")
                .contains(folder.resolve("report.html").toString());
        assertThat(run.err()).doesNotContain("WARNING", "INFO");
        assertThat(Files.readString(folder.resolve("report.html"))).contains("made up", "Assessed for eligibility");
        for (String name : List.of("data.csv", "data.origin.yaml", "results.json", "report.pdf")) {
            assertThat(folder.resolve(name)).isNotEmptyFile();
        }
    }

    @Test
    void regime_sentences_have_small_letters_within() {
        String out = CliRun.of("regimes", BACK_PAIN).out();
        assertThat(out)
                .contains("if response, continue; if non-response", "hvis respons, fortsett; hvis ikke respons")
                .doesNotContain("if Response", "hvis Respons", "Non-response");
    }

    @Test
    void data_tell_the_report_that_they_are_made_up_and_who_was_assessed() throws IOException {
        Path data = folder.resolve("a.csv");
        simulate(data);
        Path page = folder.resolve("r.html");
        CliRun run =
                CliRun.of("report", BACK_PAIN, data.toString(), "--out", page.toString(), "--published", PUBLISHED);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("0.43, far from the middle");
        assertThat(Files.readString(page)).contains("made up", "Assessed for eligibility", "Seed of the simulation");

        Files.writeString(data, Files.readString(data).replaceFirst("female", "male"));
        CliRun changed = CliRun.of("report", BACK_PAIN, data.toString(), "--out", page.toString(), "--force");
        assertThat(changed.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(changed.err()).contains("a.origin.yaml:3:7", "were changed or replaced");
    }

    @Test
    void true_values_stand_beside_the_estimates_when_asked_for() {
        Path data = folder.resolve("a.csv");
        CliRun both = CliRun.of(
                "simulate", BACK_PAIN, SCENARIO, "--participants", "200", "--out", data.toString(), "--truth", "1000");
        assertThat(both.exit()).isZero();
        assertThat(both.out())
                .containsPattern(
                        "pt - cbt +-?\\d+\\.\\d+ +\\(.*\\)  se .*  p .*  true -2\\.\\d+ \\(Monte Carlo error 0\\.\\d+\\)");
        CliRun analysed = CliRun.of(
                "analyse",
                BACK_PAIN,
                data.toString(),
                "--only",
                "regimes-week52",
                "--truth",
                SCENARIO,
                "--truth-participants",
                "1000");
        assertThat(analysed.exit()).isZero();
        assertThat(analysed.out().lines().filter(line -> line.contains("  true ")))
                .hasSize(4 + 6);
        assertThat(CliRun.of("analyse", BACK_PAIN, data.toString(), "--truth", SCENARIO, "--format", "json")
                        .exit())
                .isEqualTo(ExitCodes.BAD_INPUT);
    }

    private static int simulate(Path file) {
        return CliRun.of("simulate", BACK_PAIN, SCENARIO, "--participants", "200", "--out", file.toString())
                .exit();
    }
}
