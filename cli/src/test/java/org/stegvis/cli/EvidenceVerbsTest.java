package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verbs of a guideline group as they run them.
class EvidenceVerbsTest {
    private static final String BACK_PAIN = "../guidelines/back-pain.yaml";
    private static final String DAY = "2026-11-25";

    @TempDir
    private Path folder;

    @Test
    void the_check_says_what_is_out_of_date_and_that_people_decide() {
        CliRun run = CliRun.of("evidence", "check", BACK_PAIN, "--on", DAY);
        assertThat(run.exit()).isEqualTo(ExitCodes.ANSWER_IS_NO);
        assertThat(run.out())
                .contains(
                        "Rests on evidence that is out of date. Its evidence is 19 years old",
                        "Nothing changes.",
                        "after non-response",
                        "−2.8 points (96% interval −5.1 to −0.38)",
                        "smaller than the least important difference (6), and one as large is excluded",
                        "printed as «0.43 (96 % CI -0.29 to 2.4)»",
                        "no difference shown is not equivalence",
                        "people decide")
                .doesNotContainIgnoringCase("change the guideline");
        assertThat(run.err()).contains("misprint");
    }

    @Test
    void the_check_speaks_norwegian() {
        CliRun run = CliRun.of("evidence", "check", BACK_PAIN, "--on", DAY, "--language", "nb");
        assertThat(run.out())
                .contains(
                        "Hviler på utdatert evidens",
                        "mennesker avgjør",
                        "−2,8 poeng (96 %-intervall fra −5,1 til −0,38)");
    }

    @Test
    void a_check_before_anything_newer_was_published_ends_with_zero() {
        CliRun run = CliRun.of("evidence", "check", BACK_PAIN, "--on", "2008-01-01");
        assertThat(run.exit()).isZero();
    }

    @Test
    void results_of_a_trial_take_their_place_and_those_of_another_are_refused() throws IOException {
        String trial = "../trials/back-pain.yaml";
        String scenario = "../trials/back-pain.scenario.yaml";
        Path data = folder.resolve("data.csv");
        CliRun.of("simulate", trial, scenario, "--participants", "200", "--out", data.toString());
        String json = CliRun.of(
                        "analyse",
                        trial,
                        data.toString(),
                        "--format",
                        "json",
                        "--only",
                        "function-week10",
                        "--only",
                        "switch-week52")
                .out();
        Path results = folder.resolve("results.json");
        Files.writeString(results, json);
        CliRun run = CliRun.of(
                "evidence", "check", BACK_PAIN, "--with", results.toString(), "--on", DAY, "--format", "json");
        assertThat(run.err()).contains("take the place of 'optimize-2026'");
        assertThat(run.out()).contains("\"results-of-back-pain\"", "\"needsLook\" : true");
        CliRun meta = CliRun.of(
                "evidence", "meta", BACK_PAIN, "first-pt-or-cbt-function", "--with", results.toString(), "--on", DAY);
        assertThat(meta.exit()).isZero();
        assertThat(meta.out()).contains("results-of-back-pain", "weight 100.0 %");

        Files.writeString(results, json.replace("\"id\" : \"back-pain\"", "\"id\" : \"another\""));
        CliRun refused = CliRun.of("evidence", "check", BACK_PAIN, "--with", results.toString());
        assertThat(refused.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(refused.err()).contains("results of 'another'", "'trials'");
    }

    @Test
    void a_broken_file_is_refused_with_all_that_is_wrong() throws IOException {
        Path broken = folder.resolve("broken.yaml");
        Files.writeString(broken, Files.readString(Path.of(BACK_PAIN)).replace("better: lower", "better: lowr"));
        CliRun run = CliRun.of("evidence", "check", broken.toString());
        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).containsPattern("broken\\.yaml:\\d+:\\d+: error: .*Did you mean 'lower'");
        assertThat(CliRun.of("evidence", "check", folder.resolve("none.yaml").toString())
                        .exit())
                .isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(CliRun.of("evidence", "check", BACK_PAIN, "--on", "tomorrow").err())
                .contains("must be a day");
    }

    @Test
    void meta_tells_the_numbers_of_one_question() {
        CliRun run = CliRun.of("evidence", "meta", BACK_PAIN, "exercise-function", "--on", DAY);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("-7.000", "one effect says nothing");
        assertThat(CliRun.of("evidence", "meta", BACK_PAIN, "exercise").err()).contains("exercise-function");
        assertThat(CliRun.of("evidence", "meta", BACK_PAIN, "specialist-assessment")
                        .exit())
                .isEqualTo(ExitCodes.ANSWER_IS_NO);
    }

    @Test
    void the_page_is_written_once_and_replaced_only_when_asked() throws IOException {
        Path page = folder.resolve("page.html");
        assertThat(CliRun.of("evidence", "report", BACK_PAIN, "--on", DAY, "--out", page.toString())
                        .exit())
                .isZero();
        assertThat(Files.readString(page)).contains("Which recommendations need a look", "From evidence to decision");
        assertThat(CliRun.of("evidence", "report", BACK_PAIN, "--out", page.toString())
                        .err())
                .contains("--force");
    }
}
