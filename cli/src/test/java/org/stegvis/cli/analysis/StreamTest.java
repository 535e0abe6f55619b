package org.stegvis.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.cli.CliRun;
import org.stegvis.cli.terminal.ExitCodes;

/// `stegvis analyse --stream`: the same text from a file that is read part by part.
class StreamTest {
    private static final String BACK_PAIN = "../trials/back-pain.yaml";

    @TempDir
    private static Path folder;

    private static String data = "";

    @BeforeAll
    static void simulate() {
        data = folder.resolve("data.csv").toString();
        assertThat(CliRun.of(
                                "simulate",
                                BACK_PAIN,
                                "../trials/back-pain.scenario.yaml",
                                "--participants",
                                "300",
                                "--seed",
                                "7",
                                "--out",
                                data)
                        .exit())
                .isZero();
    }

    @Test
    void the_text_is_that_of_the_file_read_as_a_whole() {
        CliRun streamed = CliRun.of("analyse", BACK_PAIN, data, "--stream");

        assertThat(streamed.exit()).isZero();
        assertThat(streamed.out())
                .isEqualTo(CliRun.of("analyse", BACK_PAIN, data, "--no-stream").out());
        assertThat(streamed.out()).contains("function-week10", "regimes-pain-week52");
        assertThat(streamed.err()).isEmpty();
    }

    /// Nor does it warn of the rank of a test that there is not.
    @Test
    void where_nothing_varies_no_test_is_told() throws IOException {
        Path same = folder.resolve("same.csv");
        var lines = new ArrayList<String>();
        int column = -1;
        for (String line : Files.readAllLines(Path.of(data))) {
            String[] cells = line.split(",", -1);
            if (column < 0) {
                column = List.of(cells).indexOf("odi@week52");
            } else if (!cells[column].isEmpty()) {
                cells[column] = "20";
            }
            lines.add(String.join(",", cells));
        }
        Files.write(same, lines);
        String[] verb = {"analyse", BACK_PAIN, same.toString(), "--compare", "regimes", "--outcome", "odi@week52"};
        String[] json = Arrays.copyOf(verb, verb.length + 2);
        json[verb.length] = "--format";
        json[verb.length + 1] = "json";

        assertThat(CliRun.of(verb).out())
                .contains("all equal: nothing to test, for nothing varies")
                .doesNotContain("0 df", "only 0");
        assertThat(CliRun.of(json).out())
                .containsPattern("\"p\" : null,\\s*\"not-estimable\" : \"nothing varies by which");
    }

    @Test
    void the_document_names_the_same_file() {
        String document = CliRun.of("analyse", BACK_PAIN, data, "--stream", "--format", "json")
                .out();

        assertThat(document).contains("\"participants\" : 300").containsPattern("\"sha256\" : \"[0-9a-f]{64}\"");
    }

    @Test
    void an_analysis_that_does_not_permit_it_is_refused_by_name_with_a_remedy() {
        CliRun run = CliRun.of(
                "analyse",
                BACK_PAIN,
                data,
                "--stream",
                "--compare",
                "regimes",
                "--outcome",
                "odi@week52",
                "--estimator",
                "aipw");

        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err())
                .contains("'ad-hoc' has an estimator, aipw, that needs all participants at once")
                .contains("--analysis")
                .contains("--no-stream");
    }

    @Test
    void what_is_wrong_in_the_file_is_told_by_line() throws IOException {
        Path wrong = folder.resolve("wrong.csv");
        Files.writeString(wrong, Files.readString(Path.of(data)) + "short\n");

        CliRun run = CliRun.of("analyse", BACK_PAIN, wrong.toString(), "--stream");

        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("wrong.csv:302:1", "1 cell");
        assertThat(CliRun.of("analyse", BACK_PAIN, folder.resolve("none.csv").toString(), "--stream")
                        .exit())
                .isEqualTo(ExitCodes.BAD_INPUT);
    }
}
