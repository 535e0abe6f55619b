package org.stegvis.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.cli.CliRun;
import org.stegvis.cli.terminal.ExitCodes;
import org.xml.sax.InputSource;
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
        // 100 participants at 6 a week, and 52 weeks of follow-up.
        assertThat(document.get("duration").get("weeks").asDouble()).isCloseTo(100.0 / 6 + 52, within(1e-9));
    }

    @Test
    void a_trial_that_may_be_changed_at_a_look_is_played_with_the_change() throws IOException {
        Path trial = folder.resolve("changed.yaml");
        Files.writeString(trial, Files.readString(Path.of(BACK_PAIN)) + """

                interim: {analysis: function-week10, looks: [0.5, 1], spending: pocock, change: {narrow: odi@baseline >= 40}}
                """);
        assertThat(small("power", trial.toString(), SCENARIO).out())
                .contains("narrowed to a subgroup", "the narrowed population: rejected in", "any of them");
        CliRun run = small("power", trial.toString(), SCENARIO, "--format", "json");
        JsonNode document = JsonMapper.shared().readTree(run.out());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(JsonMapper.shared()
                                .readTree(Path.of("../docs/reference/power.schema.json")
                                        .toFile()))
                        .validate(document))
                .isEmpty();
        assertThat(document.at("/changes/hypotheses")).hasSize(2);
    }

    @Test
    void a_change_stands_in_the_page_in_a_grid_and_among_the_goals() throws IOException {
        Path trial = folder.resolve("changed.yaml");
        Files.writeString(trial, Files.readString(Path.of("../trials/back-pain.yaml")) + """

                        interim: {analysis: regimes-week52, looks: [0.5, 1], spending: pocock, change: {drop: {versus: pt/cbt, keep: 1}}}
                        """);
        Path page = folder.resolve("changed.html");
        String[] usual = {"power", trial.toString(), "--replicates", "6", "--truth", "200", "--participants", "200"};
        CliRun grid = CliRun.of(with(usual, "--vary", "missing.week10=0.1", "--report", page.toString()));
        assertThat(grid.exit()).as(grid.err()).isZero();
        assertThat(grid.out()).contains("change: pt/more - pt/cbt", "change: any");
        assertThat(Files.readString(page)).contains("Changes at the first look", "any of them");
        CliRun goal = CliRun.of(with(usual, "--goal", "change: any >= 0.01"));
        assertThat(goal.exit()).as(goal.err()).isZero();
        assertThat(goal.out()).contains("change: any in at least 1 % of trials", "without allowing for the change");
        assertThat(CliRun.of(with(usual, "--goal", "change: all >= 0.5")).err()).contains("'change: any'");
    }

    private static String[] with(String[] usual, String... more) {
        return Stream.concat(Arrays.stream(usual), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void without_a_scenario_it_says_what_it_assumes() {
        CliRun run = small("power", BACK_PAIN);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).contains("assumed: everybody assessed is eligible");
        assertThat(run.out()).contains("pt/cbt - pt/more", "96 % covers", "best regime by regimes-week52");
    }

    @Test
    void where_preferences_are_honoured_some_have_none() {
        CliRun run = CliRun.of("power", "../trials/preference.yaml", "--replicates", "4", "--truth", "2000");
        assertThat(run.err()).contains("assumed: prefers-first: half have no preference");
        assertThat(run.out()).contains("a - b").doesNotContain("never estimated");
    }

    @Test
    void intervals_that_miss_because_participants_wait_for_ever_are_explained() throws IOException {
        Path some = folder.resolve("some.scenario.yaml");
        CliRun.of("power", BACK_PAIN, "--write-scenario", some.toString());
        Path none = folder.resolve("none.scenario.yaml");
        Files.writeString(none, Files.readString(some).replace("  week10: 0.1", "  week10: 0"));

        Path page = folder.resolve("some.html");
        assertThat(missed(some, "--report", page.toString()))
                .containsPattern("\\d+ of 749 participants never come to 'second'")
                .contains("regimes-pain-week52;", "The estimators ipcw");
        assertThat(Files.readString(page)).contains("never come to ‘second’");
        assertThat(missed(none)).doesNotContain("The estimators ipcw");
    }

    private static String missed(Path scenario, String... more) {
        String[] usual = {"power", BACK_PAIN, scenario.toString(), "--replicates", "100", "--truth", "2000"};
        return CliRun.of(with(usual, more)).out();
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
    void a_run_that_was_stopped_goes_on_and_says_the_same() {
        Path file = folder.resolve("kept.state");
        CliRun first = few("50", "power", BACK_PAIN, SCENARIO, "--state", file.toString());
        CliRun second = few("100", "power", BACK_PAIN, SCENARIO, "--state", file.toString());
        assertThat(first.exit()).isZero();
        assertThat(second.err()).contains("going on from 50 replicates");
        assertThat(second.out())
                .isEqualTo(few("100", "power", BACK_PAIN, SCENARIO).out());
        CliRun fewer = few("75", "power", BACK_PAIN, SCENARIO, "--state", file.toString());
        assertThat(fewer.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(fewer.err()).contains("holds 100 replicates");
    }

    @Test
    void two_runs_do_not_keep_what_they_add_up_in_one_file() throws IOException {
        Path file = folder.resolve("kept.state");
        try (var _ = OnlyRun.on(file)) {
            CliRun run = few("50", "power", BACK_PAIN, SCENARIO, "--state", file.toString());

            assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
            assertThat(run.err()).contains("another `stegvis power` is at work on " + file);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_state_of_another_study_is_refused() {
        Path file = folder.resolve("kept.state");
        few("50", "power", BACK_PAIN, SCENARIO, "--state", file.toString());
        CliRun other = few("50", "power", BACK_PAIN, SCENARIO, "--state", file.toString(), "--seed", "2");
        assertThat(other.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(other.err()).contains(file + " is of another study: --seed was 1 and is 2; make it the same");
        CliRun trial = few("50", "power", BACK_PAIN, "--state", file.toString(), "--participants", "80");
        assertThat(trial.err()).contains("the scenario is another, --participants was 749 and is 80");
    }

    @Test
    void a_state_in_the_format_of_an_earlier_version_is_refused_by_the_number_of_its_format() throws IOException {
        Path file = folder.resolve("kept.state");
        Files.writeString(file, "stegvis-power-state 1\n0123\n50\n");
        CliRun run = few("50", "power", BACK_PAIN, SCENARIO, "--state", file.toString());
        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err())
                .contains(file + " is of format 1, but this version of Stegvis keeps and reads format 2")
                .contains("remove the file to begin anew");
        Files.writeString(file, "participant,site\n");
        assertThat(few("50", "power", BACK_PAIN, SCENARIO, "--state", file.toString())
                        .err())
                .contains("is no state of `stegvis power`");
    }

    /// Who changes what the lines of a state hold must give the format its next number in `PowerState`, and then these.
    @Test
    void the_number_of_the_format_stands_for_these_lines() throws IOException {
        Path trial = folder.resolve("changed.yaml");
        Files.writeString(trial, Files.readString(Path.of(BACK_PAIN)) + """

                interim: {analysis: function-week10, looks: [0.5, 1], spending: pocock, change: {narrow: odi@baseline >= 40}}
                """);
        Path file = folder.resolve("kept.state");
        few("25", "power", trial.toString(), SCENARIO, "--state", file.toString());
        List<String> parts = List.of(Files.readString(file).split("\n\n", -1));
        assertThat(parts.getFirst().lines().map(line -> line.split(" ", 2)[0]))
                .containsExactly(
                        "stegvis-power-state",
                        "protocol",
                        "scenario",
                        "--participants",
                        "--seed",
                        "--truth",
                        "version");
        assertThat(parts.getFirst()).startsWith("stegvis-power-state 2\n");
        assertThat(parts.getLast().lines().map(line -> line.split(" ").length).distinct())
                .containsExactly(1, 8, 4, 2, 9);
    }

    @Test
    void a_grid_has_a_document_for_each_combination() {
        CliRun run = small(
                "power",
                BACK_PAIN,
                SCENARIO,
                "--format",
                "json",
                "--vary",
                "participants=60,90",
                "--vary",
                "missing.week26=0.1,if(first = pt, 0.2, 0.3)");
        assertThat(run.exit()).isZero();
        JsonNode schema = JsonMapper.shared()
                .readTree(Path.of("../docs/reference/power.schema.json").toFile());
        var checked = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
        var documents = run.out().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(documents).hasSize(4).allMatch(each -> checked.validate(each).isEmpty());
        assertThat(documents.get(3).get("participants").asInt()).isEqualTo(90);
        assertThat(documents.get(3).get("varied").get("missing.week26").asString())
                .isEqualTo("if(first = pt, 0.2, 0.3)");
    }

    @Test
    void what_cannot_be_varied_is_said() {
        assertThat(small("power", BACK_PAIN, "--vary", "missing.week99=0.1").err())
                .contains("--vary missing.week99: The scenario has no 'week99' at 'missing'");
        assertThat(small("power", BACK_PAIN, "--vary", "participants").err()).contains("must be PATH=VALUE");
        assertThat(small("power", BACK_PAIN, "--vary", "participants=many").err())
                .contains("whole number");
        assertThat(small("power", BACK_PAIN, "--vary", "participants=9", "--goal", "0.8")
                        .err())
                .contains("without --vary");
    }

    @Test
    void a_goal_is_met_by_the_smallest_trial() {
        CliRun run = few("400", "power", BACK_PAIN, "--goal", "function-week10: pt - cbt >= 0.8", "--format", "json");
        assertThat(run.exit()).isZero();
        JsonNode document = JsonMapper.shared().readTree(run.out());
        JsonNode schema = JsonMapper.shared()
                .readTree(Path.of("../docs/reference/power.schema.json").toFile());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(document))
                .isEmpty();
        JsonNode goal = document.get("goal");
        assertThat(goal.get("is-reached").asBoolean()).isTrue();
        // Residual variance 16.67² (1 - 0.5²) after adjustment, nine in ten seen at each visit, alpha 0.04:
        // 4 × 208.3 × (2.054 + 0.842)² / 6² / 0.81 = 240.
        assertThat(goal.get("participants").asDouble())
                .isCloseTo(240, within(4 * goal.get("error").asDouble() + 12));
        assertThat(document.get("participants").asInt())
                .isEqualTo(goal.get("participants").asInt());
    }

    @Test
    void a_goal_that_no_analysis_tells_is_refused_with_those_there_are() {
        CliRun run = small("power", BACK_PAIN, "--goal", "function-week10: pt - more >= 0.8");
        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("'function-week10: pt - cbt'").contains("'regimes-week52: best'");
        assertThat(small("power", BACK_PAIN, "--goal", "1.5").err()).contains("between 0 and 1");
    }

    @Test
    void a_page_with_figures_is_written_and_never_over_another() throws Exception {
        Path file = folder.resolve("power.html");
        CliRun run = small("power", BACK_PAIN, "--report", file.toString());
        assertThat(run.exit()).isZero();
        var page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(file).replace("<!DOCTYPE html>", ""))));
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(4);
        assertThat(Files.readString(file))
                .contains("Assumed, for no scenario was given", "regimes-week52: pt/cbt - pt/more")
                .doesNotContain("http://www.w3.org/1999/xlink", "<script", "src=");
        assertThat(Files.readString(file)).doesNotContain("refresh", "Under way");
        CliRun again = small("power", BACK_PAIN, "--report", file.toString());
        assertThat(again.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(again.err()).contains("is there already");
    }

    @Test
    void a_page_of_a_run_that_was_stopped_is_written_over_in_the_language_asked_for() throws Exception {
        Path file = folder.resolve("stopped.html");
        Files.writeString(file, "<meta http-equiv=\"refresh\" content=\"3\"/>");
        CliRun run = small("power", BACK_PAIN, "--report", file.toString(), "--language", "nb");
        assertThat(run.exit()).isZero();
        assertThat(Files.readString(file))
                .contains("lang=\"nb\"", "Simuleringsstudie", "Hvor ofte testen", "uker til alle er med")
                .doesNotContain("Participants", "How often", "refresh");
        assertThat(small("power", BACK_PAIN, "--language", "sv").err()).contains("en or nb");
    }

    @Test
    void no_replicates_are_refused() {
        CliRun run = CliRun.of("power", BACK_PAIN, "--replicates", "0");
        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("--replicates is 0");
    }

    private static CliRun few(String replicates, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 4);
        System.arraycopy(new String[] {"--replicates", replicates, "--truth", "500"}, 0, all, arguments.length, 4);
        return CliRun.of(all);
    }

    private static CliRun small(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 6);
        System.arraycopy(
                new String[] {"--replicates", "4", "--participants", "100", "--truth", "500"},
                0,
                all,
                arguments.length,
                6);
        return CliRun.of(all);
    }
}
