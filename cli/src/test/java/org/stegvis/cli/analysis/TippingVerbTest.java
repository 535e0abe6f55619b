package org.stegvis.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.cli.CliRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Shifts of imputed outcomes on the command line, to text and document.
class TippingVerbTest {
    private static final String BACK_PAIN = "../trials/back-pain.yaml";

    @TempDir
    private Path folder;

    private String data = "";

    @BeforeEach
    void simulate() {
        data = folder.resolve("data.csv").toString();
        CliRun.of(
                "simulate",
                BACK_PAIN,
                "../trials/back-pain.scenario.yaml",
                "--participants",
                "300",
                "--seed",
                "3",
                "--out",
                data);
    }

    private CliRun analyse(String... more) {
        var all = new ArrayList<>(List.of("analyse", BACK_PAIN, data));
        all.addAll(List.of(more));
        return CliRun.of(all.toArray(String[]::new));
    }

    @Test
    void the_text_says_from_which_shift_a_conclusion_tips() {
        String text = analyse("--analysis", "function-week10", "--deltas", "-40,40", "--sets", "3")
                .out();
        assertThat(text)
                .contains(
                        "imputed outcomes shifted on one side:",
                        "pt - cbt, pt shifted",
                        "pt - cbt, cbt shifted",
                        "about");
    }

    @Test
    void the_document_has_every_point_and_fits_its_schema() {
        CliRun run = analyse(
                "--compare",
                "regimes",
                "--outcome",
                "odi@week52",
                "--deltas",
                "-5,5",
                "--sets",
                "3",
                "--format",
                "json");
        JsonNode document = JsonMapper.shared().readTree(run.out());
        JsonNode schema = JsonMapper.shared()
                .readTree(Path.of("../docs/reference/results.schema.json").toFile());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(document))
                .isEmpty();
        JsonNode courses = document.at("/analyses/0/tipping/courses");
        assertThat(courses).hasSize(12);
        assertThat(courses.get(0).get("points")).hasSize(3);
    }

    @Test
    void the_report_shows_an_analysis_as_planned_and_again_with_shifts() throws IOException {
        Path report = folder.resolve("report.html");
        CliRun run = CliRun.of(
                "report",
                BACK_PAIN,
                data,
                "--deltas",
                "-5,5",
                "--sets",
                "3",
                "--deltas-of",
                "function-week10",
                "--out",
                report.toString());
        assertThat(run.err()).doesNotContain("--deltas");
        assertThat(Files.readString(report))
                .contains(
                        "id=\"function-week10\"",
                        "id=\"function-week10-shifted\"",
                        "missing values imputed",
                        "Beside the plan:");
        assertThat(CliRun.of("report", BACK_PAIN, data, "--force", "--deltas-of", "function-week10")
                        .err())
                .contains("--deltas-of goes with --deltas");
    }

    @Test
    void an_analysis_that_cannot_be_imputed_and_sets_alone_are_refused() {
        assertThat(analyse(
                                "--compare",
                                "regimes",
                                "--outcome",
                                "odi@week52",
                                "--estimator",
                                "q-learning",
                                "--deltas",
                                "5")
                        .err())
                .contains("cannot be imputed");
        assertThat(analyse("--sets", "3").err()).contains("--sets goes with --deltas");
    }
}
