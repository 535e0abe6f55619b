package org.stegvis.cli.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.cli.CliRun;
import org.stegvis.cli.terminal.ExitCodes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SizeTest {
    private static final String BACK_PAIN = "../trials/back-pain.yaml";

    @Test
    void the_protocol_tells_design_alpha_and_important_difference() {
        CliRun run = CliRun.of("size", BACK_PAIN, "--analysis", "regimes-week52", "--sd", "15", "--response", "0.4");
        assertThat(run.exit()).isZero();
        // (2.0537 + 0.8416)² x 2 x 3.2 x (15 / 6)² = 335.3: by hand.
        assertThat(run.out())
                .contains("pt/cbt v cbt/pt", "0.04", "6, the important difference of odi", "336 participants needed");
    }

    @Test
    void the_first_analysis_is_the_usual_one_and_needs_no_response() {
        CliRun run = CliRun.of("size", BACK_PAIN, "--sd", "15");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("First stage: pt v cbt", "210 participants needed");
    }

    @Test
    void oettings_example_without_a_protocol() {
        CliRun run = CliRun.of("size", "--design", "non-responders", "--response", "0.5", "--effect", "0.2");
        assertThat(run.out()).contains("1,178 participants needed for power 0.800", "1177.33 before rounding up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--effect 0.4 --icc 0.05",
                "--effect 0.4 --least 0.3",
                "--effect 0.4 --responders 0.4",
                "--effect 0.4 --comparisons 3",
                "--outcome binary --probabilities 0.4,0.3 --sd 2",
                "--goal all --values a/c=0.5 --one-sided",
                "--goal precision --margin 0.2 --power 0.9",
                "--goal pilot --at-least 3 --alpha 0.1"
            })
    void what_the_question_does_not_heed_is_refused(String arguments) {
        CliRun run = run("--design non-responders --response 0.4 " + arguments);
        String option = arguments.substring(arguments.lastIndexOf("--")).replaceFirst(" .*", "");
        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains(option + " is for ", "would not be heeded here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--effect 0.4 --of a/c --versus a/d",
                "--effect 0.4 --multiplicity max-t",
                "--goal best --values a/c=0.5 --least 0.3",
                "--goal precision --margin 0.2 --of a/c --versus a/d"
            })
    void where_everybody_responds_regimes_that_differ_for_non_responders_are_one(String arguments) {
        CliRun run = run("--design non-responders --response 1 " + arguments);
        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("nobody comes to where 'a/c' and 'a/d' differ");
    }

    /// With 80 % on paths of both, non-responders must differ by 2.5 standard deviations for values that differ by 0.5.
    @Test
    void regimes_that_share_paths_need_more_participants_than_their_weights_say() {
        String alike = "--design non-responders --response 0.8 --of a/c --versus a/d --power 0.8 ";
        // (1.96 + 0.8416)² (1.6 (1 + 1²) + 2 x 0.8 x 0.5²) / 0.5² = 113.0, where 1.6 alone would give 50.2.
        assertThat(exact((alike + "--effect 0.5").split(" "))).isCloseTo(113.02, within(0.01));
        double n = exact((alike + "--effect 0.3").split(" "));
        assertThat(exact((alike + "--participants " + n).split(" "))).isCloseTo(0.3, within(1e-9));
        assertThat(run(alike + "--participants 20").err()).contains("no difference gives power 0.8 with 20");
        double risk = exact(("--design non-responders --response 0.5 --outcome risk-difference --of a/c --versus a/d "
                        + "--probabilities 0.35 --participants 325.2925 --power 0.8")
                .split(" "));
        assertThat(risk).isCloseTo(0.5, within(1e-4));
    }

    @Test
    void what_an_answer_is_certain_with_has_its_name() {
        String design = "--design non-responders --response 0.4 ";
        assertThat(run(design + "--goal precision --margin 0.2 --assurance 0.9").out())
                .contains("needed for assurance 0.900");
        assertThat(run(design + "--goal pilot --at-least 3").out()).contains("needed for probability 0.800");
        assertThat(run(design + "--effect 0.4 --of a/c --versus a/d").out())
                .contains("needed for power 0.800", "u derived here, for regimes that share paths");
    }

    @Test
    void a_trial_too_small_for_its_formula_is_told_to_be() {
        assertThat(run("--design non-responders --response 0.4 --effect 2").out())
                .contains("Doubtful in so small a trial: 1.8837 expected on 'a, non-response, c'");
        assertThat(run("--design non-responders --response 0.4 --effect 0.4").out())
                .doesNotContain("Doubtful");
        assertThat(run("--design non-responders --response 0.4 --effect 0.4 --power 0.9999")
                        .out())
                .contains("for power 0.9999");
    }

    @Test
    void each_unknown_gives_back_the_others() {
        double n = exact("--design", "non-responders", "--response", "0.4", "--effect", "0.4");
        String size = Double.toString(n);
        assertThat(exact("--design", "non-responders", "--response", "0.4", "--effect", "0.4", "--participants", size))
                .isCloseTo(0.8, within(1e-9));
        assertThat(exact("--design", "non-responders", "--response", "0.4", "--participants", size, "--power", "0.8"))
                .isCloseTo(0.4, within(1e-9));
        assertThat(exact("--design", "non-responders", "--effect", "0.4", "--participants", size, "--power", "0.8"))
                .isCloseTo(0.4, within(1e-6));
        double risk = exact(
                "--design",
                "everyone",
                "--response",
                "0.4",
                "--outcome",
                "binary",
                "--probabilities",
                "0.3",
                "--participants",
                "661",
                "--power",
                "0.8");
        assertThat(risk).isCloseTo(0.45, within(1e-4));
    }

    @Test
    void what_a_goal_knows_can_be_left_out() {
        String all = "--design non-responders --goal all --values a/c=0.5 ";
        double n = exact((all + "--response 0.4").split(" "));
        assertThat(exact((all + "--response 0.4 --power 0.8 --participants " + n).split(" ")))
                .isCloseTo(1, within(1e-6));
        assertThat(exact((all + "--power 0.8 --participants " + n).split(" "))).isCloseTo(0.4, within(1e-6));
        String precise = "--design non-responders --goal precision ";
        double wide = exact((precise + "--response 0.4 --participants 300 --assurance 0.9").split(" "));
        assertThat(exact((precise + "--response 0.4 --participants 300 --margin " + wide).split(" ")))
                .isCloseTo(0.9, within(1e-9));
        assertThat(exact((precise + "--participants 300 --assurance 0.9 --margin " + wide).split(" ")))
                .isCloseTo(0.4, within(1e-6));
        assertThat(exact("--design non-responders --goal pilot --response 0.6 --participants 50".split(" ")))
                .isEqualTo(3);
        assertThat(exact(("--design non-responders --response 0.4 --outcome binary --probabilities 0.5 --below "
                                + "--participants 400 --power 0.8")
                        .split(" ")))
                .isBetween(0.2, 0.4);
        assertThat(run("--design non-responders --goal first --effect 0.3 --participants 300 --power 0.8")
                        .err())
                .contains("does not matter to the first stage");
        assertThat(run("--design non-responders --goal pilot --at-least 3").err())
                .contains("say with --response");
        assertThat(run("--design non-responders --response 0.4 --outcome time-to-event --probabilities 0.5,0.3 "
                                + "--of a/c --versus a/d --confirm 20")
                        .err())
                .contains("start alike");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--design non-responders --response 0.4 --effect 0.4 --confirm 200",
                "--design everyone --response 0.4 --outcome binary --probabilities 0.45,0.3 --multiplicity bonferroni",
                "--design non-responders --response 0.4 --effect 0.4 --multiplicity max-t",
                "--design non-responders-to-one --response 0.4 --outcome longitudinal --correlation 0.5 --effect 0.4",
                "--design non-responders --response 0.4 --outcome clustered --cluster-size 12 --icc 0.05 --effect 0.3",
                "--design non-responders --response 0.4 --outcome time-to-event --probabilities 0.5,0.3 --decision-at 0.2",
                "--design non-responders --response 0.4 --goal all --values a/c=0.5,a/d=0.5",
                "--design non-responders --response 0.4 --goal best --values a/c=0.5 --least 0.3",
                "--design non-responders --response 0.4 --goal precision --margin 0.2 --assurance 0.9",
                "--design non-responders --response 0.4 --goal pilot --at-least 3",
                "--design non-responders --response 0.4 --goal second --effect 0.5",
                "--design non-responders --response 0.4 --goal second --effect 0.5 --confirm 20",
                "--design non-responders --goal first --outcome time-to-event --probabilities 0.5,0.3 --confirm 20",
                "--design non-responders --response 0.4 --outcome longitudinal --correlation 0.5 --effect 0.4 --confirm 20",
                "--design everyone --response 0.4 --outcome time-to-event --probabilities 0.5,0.3 --decision-at 0.2 --confirm 20",
                "--design everyone --response 0.4 --goal all --values a/e/c=0.5,a/e/d=0.5,a/f/c=0.5,a/f/d=0.5 --confirm 20",
                "--design non-responders --response 0.4 --goal best --values a/c=0.5 --least 0.3 --confirm 20",
                "--design non-responders --response 0.4 --goal precision --margin 0.2 --confirm 20",
                "--design non-responders --response 0.4 --goal pilot --at-least 3 --confirm 20"
            })
    void the_document_keeps_to_its_schema(String arguments) {
        CliRun run = run(arguments + " --format json");
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode schema = JsonMapper.shared()
                .readTree(Path.of("../docs/reference/size.schema.json").toFile());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(JsonMapper.shared().readTree(run.out())))
                .isEmpty();
        assertThat(run(arguments).out()).contains("Takes for granted:", "source:");
    }

    @Test
    void what_is_missing_is_asked_for_in_one_line() {
        assertThat(CliRun.of("size").err()).contains("name a protocol file, or say with --design");
        assertThat(CliRun.of("size", BACK_PAIN).err()).contains("--sd", "standard deviation of odi");
        assertThat(CliRun.of("size", BACK_PAIN, "--analysis", "regimes-week52", "--sd", "15")
                        .err())
                .contains("say with --response how many respond");
        assertThat(run("--design non-responders --response 0.4").err()).contains("say with --effect");
        assertThat(run("--design non-responders --response 0.4 --effect 0.4 --participants NaN")
                        .err())
                .contains("--participants is NaN but must be 1 or more");
        assertThat(run("--design non-responders --response 0.4 --effect 0.4 --alpha 0")
                        .err())
                .contains("--alpha is 0.0 but must lie between 0 and one half");
        assertThat(run("--design nobody --response 0.4").err()).contains("non-responders-to-one");
        assertThat(run("--design non-responders --response 0.4 --effect 0.4 --of a/x")
                        .err())
                .contains("there is no regime 'a/x'; there are a/c, a/d, b/c, b/d");
    }

    @Test
    void a_trial_that_divides_by_more_than_response_is_sent_to_the_simulation() {
        CliRun run = CliRun.of(
                "size", "../trials/star-d.yaml", "--sd", "5", "--effect", "2", "--response", "0.3", "--goal", "pair");
        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("stegvis power");
    }

    private static double exact(String... arguments) {
        var all = new ArrayList<>(List.of("size", "--format", "json"));
        all.addAll(List.of(arguments));
        CliRun run = CliRun.of(all.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return JsonMapper.shared().readTree(run.out()).get("exact").asDouble();
    }

    private static CliRun run(String arguments) {
        return CliRun.of(("size " + arguments).split(" "));
    }
}
