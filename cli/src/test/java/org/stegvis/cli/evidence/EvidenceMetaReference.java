package org.stegvis.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.cli.CliRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `stegvis evidence meta` prints, side by side with metafor 3.8.1 on made-up studies (`crosscheck/meta.R`), to
/// 1e-8: from the file that a user writes, by counts, to the document.
class EvidenceMetaReference {
    private static final Path REFERENCE = Path.of("../evidence/src/test/resources/reference");
    private static final double TOLERANCE = 1e-8;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"odds-ratio, mh, OR", "risk-ratio, mh, RR", "risk-difference, mh, RD", "odds-ratio, peto, PETO"})
    void common_effects_from_counts_agree(String measure, String method, String name) throws IOException {
        JsonNode found = meta(measure, "--common", method);
        JsonNode expected = reference().get("mh").get(name);
        assertThat(found.get("common").get("estimate").asDouble())
                .isCloseTo(number(expected, "beta"), within(TOLERANCE));
        assertThat(found.get("common").get("se").asDouble()).isCloseTo(number(expected, "se"), within(TOLERANCE));
    }

    @ParameterizedTest
    @CsvSource({"odds-ratio, OR", "risk-ratio, RR", "risk-difference, RD"})
    void effects_of_single_studies_agree(String measure, String name) throws IOException {
        JsonNode studies = meta(measure).get("studies");
        JsonNode expected = reference().get("effects").get(name);
        for (int i = 0; i < studies.size(); i++) {
            assertThat(studies.get(i).get("estimate").asDouble())
                    .isCloseTo(expected.get("yi").get(i).asDouble(), within(TOLERANCE));
            assertThat(studies.get(i).get("variance").asDouble())
                    .isCloseTo(expected.get("vi").get(i).asDouble(), within(TOLERANCE));
        }
    }

    @Test
    void meta_regression_and_influence_agree() throws IOException {
        JsonNode found = meta(
                "risk-ratio", "--uncertainty", "knha", "--moderator", "dose", "--moderator", "year", "--level", "0.95");
        JsonNode expected = reference().get("regression").get("two");
        for (int i = 0; i < 3; i++) {
            JsonNode told = found.get("regression").get(i).get("told");
            assertThat(told.get("estimate").asDouble())
                    .isCloseTo(
                            expected.get("beta").get(i).asDouble(),
                            within(1e-8 * scale(expected.get("beta").get(i))));
            assertThat(told.get("se").asDouble())
                    .isCloseTo(
                            expected.get("se").get(i).asDouble(),
                            within(1e-8 * scale(expected.get("se").get(i))));
            assertThat(told.get("p").asDouble())
                    .isCloseTo(expected.get("p").get(i).asDouble(), within(1e-7));
        }
        JsonNode influence =
                meta("risk-ratio", "--uncertainty", "z", "--influence").get("influence");
        JsonNode pulled = reference().get("influence").get("reml");
        for (int i = 0; i < influence.size(); i++) {
            assertThat(influence.get(i).get("residual").asDouble())
                    .isCloseTo(pulled.get("rstudent").get(i).asDouble(), within(1e-7));
            assertThat(influence.get(i).get("cook").asDouble())
                    .isCloseTo(pulled.get("cook").get(i).asDouble(), within(1e-7));
            assertThat(influence.get(i).get("tau2").asDouble())
                    .isCloseTo(pulled.get("tau2").get(i).asDouble(), within(1e-7));
        }
    }

    @Test
    void subgroups_agree() throws IOException {
        JsonNode found =
                meta("risk-ratio", "--uncertainty", "z", "--group", "kind").get("subgroups");
        JsonNode expected = reference().get("subgroups");
        for (int i = 0; i < 3; i++) {
            assertThat(found.get("groups").get(i).get("pooled").get("estimate").asDouble())
                    .isCloseTo(expected.get("beta").get(i).asDouble(), within(1e-7));
        }
        assertThat(found.get("q").asDouble()).isCloseTo(number(expected, "Q"), within(1e-6));
        assertThat(found.get("p").asDouble()).isCloseTo(number(expected, "Qp"), within(1e-7));
    }

    @Test
    void what_the_studies_do_not_tell_is_asked_for_by_name() throws IOException {
        assertThat(run("risk-ratio", "--moderator", "weeks").err()).contains("'s1' has no moderator 'weeks'");
        assertThat(run("risk-ratio", "--group", "setting").err()).contains("'s1' has no group 'setting'");
        assertThat(run("risk-ratio", "--common", "peto").err()).contains("odds ratio");
        assertThat(run("risk-ratio", "--common", "mhh").err()).contains("must be mh or peto");
    }

    @Test
    void the_text_speaks_both_languages() throws IOException {
        String english = run("risk-ratio", "--common", "mh", "--moderator", "dose", "--group", "kind", "--influence")
                .out();
        assertThat(english)
                .contains("common effect (Mantel-Haenszel)", "meta-regression", "subgroups by kind", "Egger p", "Cook");
        String norwegian = run(
                        "risk-ratio", "--moderator", "dose", "--group", "kind", "--influence", "--language", "nb")
                .out();
        assertThat(norwegian)
                .contains("samlet", "metaregresjon", "undergrupper etter kind", "gjennom tid", "0,")
                .doesNotContain("pooled", "through time", "weight", "0.");
    }

    private static double scale(JsonNode number) {
        return Math.max(1, Math.abs(number.asDouble()));
    }

    private static double number(JsonNode from, String name) {
        JsonNode value = from.get(name);
        return value.isArray() ? value.get(0).asDouble() : value.asDouble();
    }

    private static JsonNode reference() throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(REFERENCE.resolve("meta.json")))
                .get("results");
    }

    private JsonNode meta(String measure, String... options) throws IOException {
        var all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--format", "json"));
        CliRun run = run(measure, all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        return JsonMapper.shared().readTree(run.out());
    }

    private CliRun run(String measure, String... options) throws IOException {
        Path file = folder.resolve("studies.yaml");
        Files.writeString(file, text(measure));
        var all = new ArrayList<>(List.of("evidence", "meta", file.toString(), "q", "--on", "2026-11-25"));
        all.addAll(List.of(options));
        return CliRun.of(all.toArray(String[]::new));
    }

    private static String text(String measure) throws IOException {
        var text = new StringBuilder("""
                evidence: 1
                id: made-up
                title: Made up
                sources: {a: {title: Made up}}
                outcomes: {event: {title: Event, better: lower}}
                guidelines: {}
                recommendations: {}
                questions:
                  q: {title: Q, population: p, intervention: i, comparison: c, outcome: event, time: t, measure: %s}
                studies:
                """.formatted(measure));
        List<String> lines = Files.readAllLines(REFERENCE.resolve("own_meta_studies.csv"));
        List<String> names = List.of(lines.getFirst().split(","));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(","));
            UnaryOperator<String> at = name -> cells.get(names.indexOf(name));
            text.append(
                    "  %s: {title: S, design: randomised, date: %s, source: a, risk-of-bias: low, moderators: {dose: %s, year: %s}, groups: {kind: %s}, results: [{question: q, counts: [%s, %s, %s, %s]}]}%n"
                            .formatted(
                                    at.apply("study"),
                                    at.apply("year"),
                                    at.apply("dose"),
                                    at.apply("year"),
                                    at.apply("group"),
                                    at.apply("e1"),
                                    at.apply("n1"),
                                    at.apply("e2"),
                                    at.apply("n2")));
        }
        return text.toString();
    }
}
