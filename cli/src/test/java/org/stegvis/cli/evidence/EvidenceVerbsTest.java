package org.stegvis.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.cli.CliRun;
import org.stegvis.cli.terminal.ExitCodes;

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
    void fhir_evidence_goes_to_the_question_that_is_named_and_not_in_another_form() throws IOException {
        Path fhir = folder.resolve("fhir.json");
        Files.writeString(fhir, """
                {"resourceType": "Evidence", "id": "made-up", "status": "active", "date": "2026-03",
                 "variableDefinition": [{"variableRole": {"text": "population"}}],
                 "studyDesign": [{"text": "Randomised trial"}],
                 "statistic": [{"statisticType": {"coding": [{"code": "0000457"}]}, "quantity": {"value": -6},
                   "attributeEstimate": [{"type": {"coding": [{"code": "C53324"}]}, "level": 0.95,
                     "range": {"low": {"value": -10}, "high": {"value": -2}}}]}]}
                """);
        String[] meta = {"evidence", "meta", BACK_PAIN, "exercise-function", "--on", DAY, "--with", fhir.toString()};
        assertThat(CliRun.of(meta).err()).contains("--question");
        CliRun named = CliRun.of(with(meta, "--question", "exercise-function"));
        assertThat(named.exit()).isZero();
        assertThat(named.out()).contains("2026-03-01", "fhir-");
        assertThat(CliRun.of(
                                "evidence",
                                "export",
                                BACK_PAIN,
                                "--with",
                                fhir.toString(),
                                "--question",
                                "exercise-function")
                        .out())
                .contains("2026-03-01");
        CliRun few = CliRun.of(with(meta, "--question", "exercise-function", "--small-studies"));
        assertThat(few.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(few.err()).contains("three studies");
        assertThat(CliRun.of(with(meta, "--question", "exercise-function", "--within", "2"))
                        .err())
                .contains("--within");
        Path xml = folder.resolve("fhir.xml");
        Files.writeString(xml, "<Evidence xmlns=\"http://hl7.org/fhir\"/>");
        CliRun refused = CliRun.of("evidence", "check", BACK_PAIN, "--with", xml.toString());
        assertThat(refused.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(refused.err()).contains("found XML", "FHIR R5");
    }

    @Test
    void small_studies_are_told_of_three_and_more() throws IOException {
        var text = new StringBuilder("""
                evidence: 1
                id: small
                title: Small
                sources: {a: {title: A}}
                outcomes: {pain: {title: Pain, unit: points, better: lower}}
                questions:
                  q: {title: Q, population: adults, intervention: x, comparison: y, outcome: pain, time: t, measure: mean-difference}
                studies:
                """);
        double[][] effects = {{-1, 0.2}, {-1.2, 0.4}, {-2.2, 0.7}, {-3.4, 1}, {-1.1, 0.3}};
        for (int i = 0; i < effects.length; i++) {
            text.append("  s%d: {title: S, design: randomised, date: 201%d, source: a, risk-of-bias: low,"
                            .formatted(i, i)
                    + " results: [{question: q, estimate: %s, se: %s}]}%n".formatted(effects[i][0], effects[i][1]));
        }
        text.append("guidelines: {g: {title: G, date: 2015, source: a}}\nrecommendations: {}\n");
        Path file = folder.resolve("small.yaml");
        Files.writeString(file, text);
        CliRun run = CliRun.of("evidence", "meta", file.toString(), "q", "--small-studies", "--on", DAY);
        assertThat(run.err()).isEmpty();
        // As metafor 3.8-1 says: trimfill, regtest and ranktest of rma(y, sei = s, test = "adhoc").
        assertThat(run.out())
                .contains(
                        "Egger p 0.0752",
                        "Begg tau -1.000, p 0.0167",
                        "trim and fill: 2 studies seem to lack among the larger effects; with them -1.078");
        assertThat(CliRun.of(
                                "evidence",
                                "meta",
                                file.toString(),
                                "q",
                                "--small-studies",
                                "--format",
                                "json",
                                "--on",
                                DAY)
                        .out())
                .contains("\"trimAndFill\"", "\"missing\" : 2");
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
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
