package org.stegvis.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.cli.CliRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The contrasts of an analysis as one family, from a data file to text and document.
class ChoosingTest {
    private static final String BACK_PAIN = "../trials/back-pain.yaml";

    @TempDir
    private Path folder;

    @Test
    void contrasts_of_regimes_are_told_as_one_family() {
        String data = folder.resolve("data.csv").toString();
        CliRun.of(
                "simulate",
                BACK_PAIN,
                "../trials/back-pain.scenario.yaml",
                "--participants",
                "400",
                "--seed",
                "3",
                "--out",
                data);
        assertThat(CliRun.of("analyse", BACK_PAIN, data, "--only", "regimes-week52")
                        .out())
                .contains("all contrasts together, 96 % intervals", "p by max-t", "may be the best");
        CliRun run = CliRun.of("analyse", BACK_PAIN, data, "--only", "regimes-week52", "--format", "json");
        JsonNode document = JsonMapper.shared().readTree(run.out());
        JsonNode schema = JsonMapper.shared()
                .readTree(Path.of("../docs/reference/results.schema.json").toFile());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(document))
                .isEmpty();
        JsonNode family = document.at("/analyses/0/family");
        assertThat(family.get("contrasts")).hasSize(6);
        assertThat(family.get("best")).hasSize(4);
        for (int i = 0; i < 6; i++) {
            assertThat(family.at("/contrasts/" + i + "/max-t").asDouble())
                    .isGreaterThanOrEqualTo(
                            document.at("/analyses/0/contrasts/" + i + "/p").asDouble());
        }
    }

    @Test
    void two_options_are_no_family() {
        String data = folder.resolve("data.csv").toString();
        CliRun.of(
                "simulate",
                BACK_PAIN,
                "../trials/back-pain.scenario.yaml",
                "--participants",
                "200",
                "--seed",
                "3",
                "--out",
                data);
        assertThat(CliRun.of("analyse", BACK_PAIN, data, "--only", "function-week10")
                        .out())
                .doesNotContain("all contrasts together");
    }
}
