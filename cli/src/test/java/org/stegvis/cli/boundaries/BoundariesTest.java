package org.stegvis.cli.boundaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.cli.CliRun;
import tools.jackson.databind.json.JsonMapper;

class BoundariesTest {

    @TempDir
    private Path folder;

    @Test
    void three_looks_show_the_known_boundaries() {
        CliRun run = run("--looks 3");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("3.7103", "2.5114", "1.9930", "two-sided", "0.050000");
    }

    @Test
    void a_trial_that_goes_on_is_told_its_power_and_one_that_stops_its_estimate() {
        assertThat(run("--looks 2 --one-sided --futility hwang:-2 --power 0.9 --observed 1.1")
                        .out())
                .contains("go on", "conditional power, effect as planned: 0.74244", "predictive power");
        assertThat(run("--looks 3 --observed 1.8,2.7 --se 1.2").out())
                .contains(
                        "stop: the boundary of efficacy is crossed",
                        "median unbiased estimate: 3.2381",
                        "95 % interval");
        assertThat(run("--looks 2 --one-sided --futility pocock --observed 0.1").out())
                .contains("stop for futility");
        assertThat(run("--looks 2 --observed 1,1.2").out()).contains("the end: not significant");
    }

    /// At the last boundary the p-value is alpha, and the interval ends at no effect, whatever the futility before.
    @Test
    void what_a_trial_concludes_does_not_count_on_a_futility_that_is_not_binding() {
        String verb = "--looks 3 --one-sided --futility pocock --power 0.9 --format json --observed ";
        var document = JsonMapper.shared().readTree(run(verb + "1.1,1.3,1.993").out());
        double upper = document.at("/looks/2/upper").asDouble();
        assertThat(document.at("/looks/2/spent").asDouble()).isCloseTo(0.025, within(1e-9));
        var atIt = JsonMapper.shared().readTree(run(verb + "1.1,1.3," + upper).out());
        assertThat(atIt.at("/standing/p").asDouble()).isCloseTo(0.025, within(1e-9));
        assertThat(atIt.at("/standing/estimates/lower").asDouble()).isCloseTo(0, within(1e-6));
        CliRun wentOn = run("--looks 3 --one-sided --futility pocock --power 0.9 --observed 0.5,0.3,2.01");
        assertThat(wentOn.out()).contains("the end: significant");
        String binding = verb.replace("--power", "--binding --power");
        assertThat(run(binding + "0.1,2.01").err()).contains("at look 1 the trial was to stop");
        double bound = JsonMapper.shared()
                .readTree(run(binding + "1.1,1.3,2").out())
                .at("/looks/2/upper")
                .asDouble();
        assertThat(JsonMapper.shared()
                        .readTree(run(binding + "1.1,1.3," + bound).out())
                        .at("/standing/p")
                        .asDouble())
                .isCloseTo(0.025, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--looks 3 --se 2",
                "--looks 3 --binding",
                "--looks 3 --versus a/c",
                "--looks 3 --all-regimes 3 --fixed 400",
                "../trials/back-pain.yaml --response 0.4 --fixed 400",
                "../trials/back-pain.yaml --alpha 0.01"
            })
    void what_is_not_heeded_is_refused(String arguments) {
        assertThat(run(arguments).err()).contains("would not be heeded here");
    }

    @Test
    void a_standard_error_and_a_size_are_positive() {
        assertThat(run("--looks 2 --observed 1 --se -1").err()).contains("--se is -1.0 but must be positive");
        assertThat(run("--looks 2 --fixed 0").err()).contains("--fixed is 0.0 but must be positive");
    }

    @Test
    void a_negative_effect_of_a_two_sided_test_has_the_same_power_left() {
        String up = run("--looks 2 --observed 1.5 --format json").out();
        String down = run("--looks 2 --observed -1.5 --format json").out();
        assertThat(JsonMapper.shared()
                        .readTree(down)
                        .at("/standing/predictive-power")
                        .asDouble())
                .isEqualTo(JsonMapper.shared()
                        .readTree(up)
                        .at("/standing/predictive-power")
                        .asDouble());
    }

    @Test
    void contrasts_are_judged_by_the_data_of_the_looks_so_far() throws IOException {
        Path planned = Path.of("../exchange/src/test/resources/org/stegvis/exchange/planned/own-interim.yaml");
        Path mapping = Path.of("../exchange/src/test/resources/org/stegvis/exchange/planned/own-interim.columns.yaml");
        Path data = Path.of("../estimation/src/test/resources/reference/own_interim_n500.csv");
        Path file = folder.resolve("trial.yaml");
        Files.writeString(
                file,
                Files.readString(planned) + "\ninterim: {analysis: known, looks: [0.25, 0.5, 1], spending: pocock}\n");
        // The first 200 enrolled were seen before.
        Path first = folder.resolve("first.csv");
        Files.write(first, Files.readAllLines(data).subList(0, 201));
        String verb = "boundaries %s --data %s,%s --columns %s".formatted(file, first, data, mapping);
        CliRun run = CliRun.of(verb.split(" "));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("a/c - b/d: z", "for all of them and all looks");
        var document = JsonMapper.shared()
                .readTree(CliRun.of((verb + " --format json --versus a/c").split(" "))
                        .out());
        assertThat(document.at("/joint/tested").size()).isEqualTo(3);
        assertThat(document.at("/looks/1/fraction").asDouble()).isBetween(0.458, 0.636);
        double upper = document.at("/looks/0/upper").asDouble();
        assertThat(upper).isBetween(2.0, 3.2);

        CliRun turned = CliRun.of("boundaries %s --data %s,%s --columns %s"
                .formatted(file, data, first, mapping)
                .split(" "));
        assertThat(turned.err()).contains("no more information").contains("order of time");
    }

    /// One contrast crosses at the first look, another does not: that has an unbiased estimate, which at the first look
    /// is the plain one.
    @Test
    void a_contrast_that_has_not_crossed_when_another_may_stop_the_trial_has_an_unbiased_estimate() {
        Path data = folder.resolve("look.csv");
        CliRun.of(("simulate ../docs/validation/interim.yaml ../docs/validation/interim-effect.scenario.yaml"
                        + " --participants 150 --seed 3 --out " + data)
                .split(" "));
        CliRun run = run("../docs/validation/interim.yaml --data " + data + " --format json");
        assertThat(run.exit()).as(run.err()).isZero();
        var document = JsonMapper.shared().readTree(run.out());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(JsonMapper.shared()
                                .readTree(Path.of("../docs/reference/boundaries.schema.json")
                                        .toFile()))
                        .validate(document))
                .isEmpty();
        var crossed = document.at("/joint/tested/0");
        assertThat(crossed.get("crossed-at").asInt()).isEqualTo(1);
        assertThat(crossed.get("unbiased").isNull()).isTrue();
        var other = document.at("/joint/tested/1");
        assertThat(other.get("crossed-at").isNull()).isTrue();
        assertThat(other.get("adjusted").isNull()).isTrue();
        assertThat(other.get("unbiased").asDouble())
                .isCloseTo(other.get("estimate").asDouble(), within(1e-12));
    }

    @Test
    void regimes_of_a_protocol_share_one_boundary() {
        CliRun run = run("../trials/back-pain.yaml --response 0.4 --looks 0.5,1 --versus pt/cbt --shape pocock");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("pt/more - pt/cbt", "cbt/pt - pt/cbt", "for all of them and all looks");
    }

    @Test
    void the_protocol_may_plan_the_looks() throws IOException {
        Path file = folder.resolve("trial.yaml");
        String trial = Files.readString(Path.of("../trials/back-pain.yaml"));
        Files.writeString(file, trial + """

                interim:
                  analysis: function-week10
                  looks: [0.5, 1]
                  spending: pocock
                  futility: {spending: obrien-fleming, power: 0.9}
                """);
        assertThat(CliRun.of("boundaries", file.toString()).out())
                .contains("one-sided, alpha 0.02", "non-binding", "power 0.900");
        Files.writeString(file, trial + "\ninterim: {analysis: regimes-week52, looks: [0.5, 1], spending: pocock}\n");
        assertThat(CliRun.of("boundaries", file.toString()).out()).contains("3 degrees of freedom, alpha 0.04");
        assertThat(run("../trials/back-pain.yaml").err()).contains("plans no interim looks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--looks 3 --fixed 400",
                "--looks 0.2,0.5,1 --shape haybittle-peto --observed 1",
                "--looks 2 --shape wang-tsiatis:0.3 --observed 3.5",
                "--looks 2 --one-sided --futility kim-demets:2 --binding --observed 0.5,2.4 --se 2",
                "--looks 2 --all-regimes 3 --shape pocock",
                "../trials/back-pain.yaml --response 0.4 --looks 2 --versus pt/cbt"
            })
    void the_document_keeps_to_its_schema(String arguments) {
        CliRun run = run(arguments + " --format json");
        assertThat(run.exit()).as(run.err()).isZero();
        var schema = JsonMapper.shared()
                .readTree(Path.of("../docs/reference/boundaries.schema.json").toFile());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(JsonMapper.shared().readTree(run.out())))
                .isEmpty();
    }

    @Test
    void mistakes_are_told_in_one_line() {
        assertThat(run("--shape foo").err()).contains("there is no 'foo'", "haybittle-peto");
        assertThat(run("--shape hwang").err()).contains("needs a number");
        assertThat(run("--looks 0.5,0.4,1").err()).contains("must rise");
        assertThat(run("--looks 2 --observed 1,1,1").err()).contains("3 statistics but there are 2 looks");
        assertThat(run("--looks 2 --observed 9,1").err()).contains("at look 1 the trial was to stop");
        assertThat(run("--looks 2 --futility pocock").err()).contains("one-sided");
    }

    private static CliRun run(String arguments) {
        return CliRun.of(("boundaries " + arguments).split(" "));
    }
}
