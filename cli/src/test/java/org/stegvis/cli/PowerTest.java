package org.stegvis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PowerTest {
    private static final String BACK_PAIN = "../trials/back-pain.yaml";
    private static final String SCENARIO = "../trials/back-pain.scenario.yaml";

    @TempDir
    private Path folder;

    @Test
    void the_document_keeps_to_its_schema() {
        CliRun run = small("power", BACK_PAIN, SCENARIO, "--format", "json");
        assertThat(run.exit()).isZero();
        JsonNode schema = JsonMapper.shared()
                .readTree(Path.of("../docs/reference/power.schema.json").toFile());
        JsonNode document = JsonMapper.shared().readTree(run.out());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(document))
                .isEmpty();
        assertThat(document.get("analyses")).hasSize(6);
    }

    @Test
    void without_a_scenario_it_says_what_it_assumes() {
        CliRun run = small("power", BACK_PAIN);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("assumed: everybody assessed is eligible");
        assertThat(run.out()).contains("pt/cbt - pt/more", "96 % covers", "best regime by regimes-week52");
    }

    @Test
    void the_scenario_that_it_derives_can_be_kept_and_given() {
        Path file = folder.resolve("my.scenario.yaml");
        assertThat(CliRun.of("power", BACK_PAIN, "--write-scenario", file.toString())
                        .exit())
                .isZero();
        assertThat(small("power", BACK_PAIN, file.toString()).exit()).isZero();
        assertThat(CliRun.of("power", BACK_PAIN, "--write-scenario", file.toString())
                        .exit())
                .isEqualTo(ExitCodes.BAD_INPUT);
    }

    @Test
    void no_replicates_are_refused() {
        CliRun run = CliRun.of("power", BACK_PAIN, "--replicates", "0");
        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("--replicates is 0");
    }

    private static CliRun small(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 6);
        System.arraycopy(
                new String[] {"--replicates", "4", "--participants", "100", "--truth", "500"},
                0,
                all,
                arguments.length,
                6);
        return CliRun.of(all);
    }
}
