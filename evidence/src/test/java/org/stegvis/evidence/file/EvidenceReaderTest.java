package org.stegvis.evidence.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.evidence.Domain;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.References;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.protocol.yaml.Finding;

class EvidenceReaderTest {

    @Test
    void a_whole_file_is_read() {
        EvidenceFile file = accepted(SmallFile.TEXT);
        assertThat(file.questions()).singleElement().satisfies(question -> {
            assertThat(question.importantDifference()).isEqualTo(5.0);
            assertThat(question.judgements()).containsOnlyKeys(Domain.INDIRECTNESS);
            assertThat(question.answeredBy()).hasSize(1);
        });
        assertThat(file.studies())
                .extracting(StudyRecord::date)
                .containsExactly(LocalDate.of(2010, 1, 1), LocalDate.of(2020, 5, 1));
        var effect = file.studies().getFirst().results().getFirst().effect();
        assertThat(effect.se()).isCloseTo(8 / (2 * 1.959963984540054), Assertions.within(1e-12));
        assertThat(file.recommendations().getFirst().date()).isEqualTo(LocalDate.of(2015, 1, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            evidence: 1                       | evidence: 2                               | version 2
            better: lower                     | better: lowr                              | Did you mean 'lower'
            outcome: pain                     | outcome: pian                             | Did you mean 'pain'
            measure: mean-difference          | measure: mean-diference                   | Did you mean 'mean-difference'
            important-difference: 5           | important-difference: 0                   | a number above 0
            design: smart                     | design: clever                            | one of these
            date: 2020-05                     | date: 2020-13                             | a date
            source: b                         | source: c                                 | the name of a source
            participants: 300                 | participants: 0                           | at least 1
            risk-of-bias: low                 | risk-of-bias: none                        | one of these
            interval: [-12, -4]               | interval: [-4, -12]                       | the lower end first
            interval: [-12, -4]               | interval: [-12]                           | 1 values
            strength: strong                  | strength: firm                            | one of these
            by: A Person,                     | ''                                        | the key 'by'
            concern: not-serious              | concern: some                             | one of these
            ', of: pt'                        | ''                                        | the key 'of'
            title: Old trial                  | titel: Old trial                          | Did you mean 'title'
            'estimate: -8, interval'          | 'estimate: 8, interval'                   | outside its interval
            'estimate: -8, interval'          | 'estimate: -11.5, interval'               | far from the middle
            question: q, study: old           | question: q, study: new                   | a study that was there
            """)
    void what_is_wrong_is_told_with_its_place(String text, String other, String expected) {
        assertThat(rejected(SmallFile.with(text, other)))
                .extracting(Finding::toString)
                .anySatisfy(finding -> assertThat(finding).contains(expected).matches("small.yaml:\\d+:\\d+: .*"));
    }

    @Test
    void all_findings_come_at_once() {
        String broken = SmallFile.with("better: lower", "better: up").replace("design: smart", "design: clever");
        assertThat(rejected(broken).stream().filter(Finding::isError)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void evidence_that_contradicts_a_recommendation_is_refused() {
        String turned = SmallFile.with("estimate: -8, interval: [-12, -4]", "estimate: 8, interval: [4, 12]");
        assertThat(rejected(turned)).extracting(Finding::found).contains("an estimate that favours the comparison");
    }

    @Test
    void a_recommendation_cannot_be_newer_than_its_guideline() {
        String later = SmallFile.with("direction: for\n", "direction: for\n    date: 2016\n");
        assertThat(rejected(later))
                .extracting(Finding::expected)
                .anyMatch(text -> text.contains("that of the guideline"));
    }

    @Test
    void a_trial_that_is_counted_twice_is_refused() {
        String twice = SmallFile.with("    date: 2010\n", "    date: 2010\n    protocol: trial-x\n");
        assertThat(rejected(twice)).extracting(Finding::expected).contains("each trial once on a question");
    }

    @Test
    void two_results_of_one_study_need_their_covariance() {
        String one = "results: [{question: q, estimate: -8, interval: [-12, -4], level: 0.95}]";
        String two = "results: [{question: q, estimate: -8, se: 2}, {question: q, estimate: -9, se: 2}]";
        assertThat(rejected(SmallFile.with(one, two)))
                .extracting(Finding::remedy)
                .anyMatch(text -> text.contains("covariances"));
        assertThat(accepted(SmallFile.with(one, two + "\n    covariances: {q: 1.5}"))
                        .studies())
                .hasSize(2);
    }

    @Test
    void a_printed_misprint_is_quoted_with_a_warning() {
        String quoted = SmallFile.with(
                "estimate: -7, interval: [-10, -4], level: 0.95",
                "estimate: 0.43, interval: [-0.29, 2.4], level: 0.96, quoted-only: A misprint.");
        EvidenceReading reading = EvidenceReader.read("small.yaml", quoted);
        assertThat(reading).isInstanceOf(EvidenceReading.Accepted.class);
        assertThat(reading.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isFalse());
    }

    @Test
    void rounding_is_no_misprint() {
        assertThat(accepted(SmallFile.with("estimate: -8, interval: [-12, -4]", "estimate: -7, interval: [-8, -5]")))
                .isNotNull();
    }

    @Test
    void counts_and_means_become_effects() {
        String means =
                SmallFile.with("estimate: -8, interval: [-12, -4], level: 0.95", "means: [20, 10, 50, 28, 12, 60]");
        var effect = accepted(means).studies().getFirst().results().getFirst().effect();
        assertThat(effect.estimate()).isEqualTo(-8);
        assertThat(effect.se()).isCloseTo(Math.sqrt(2 + 2.4), Assertions.within(1e-12));
        assertThat(rejected(means.replace("means: [20, 10, 50", "means: [20, 0, 50")))
                .extracting(Finding::found)
                .contains("numbers that cannot be");
        assertThat(rejected(means.replace("means: [20, 10, 50, 28, 12, 60]", "counts: [1, 50, 3, 50]")))
                .extracting(Finding::found)
                .anyMatch(found -> found.contains("counts for a mean-difference"));
    }

    @Test
    void ratios_are_read_as_ratios_and_pooled_as_logarithms() {
        String ratio = SmallFile.with("measure: mean-difference\n    important-difference: 5", "measure: risk-ratio")
                .replace("estimate: -8, interval: [-12, -4]", "estimate: 0.5, interval: [0.25, 1]")
                .replace("estimate: -7, interval: [-10, -4], level: 0.95", "counts: [10, 100, 20, 100]");
        List<StudyRecord> studies = accepted(ratio).studies();
        assertThat(studies.getFirst().results().getFirst().effect().estimate()).isEqualTo(Math.log(0.5));
        assertThat(studies.getLast().results().getFirst().effect().estimate())
                .isCloseTo(Math.log(0.5), Assertions.within(1e-12));
        assertThat(rejected(ratio.replace("estimate: 0.5", "estimate: -0.7")))
                .extracting(Finding::expected)
                .contains("a ratio above 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evidence: 1",
                "[]",
                "just words",
                "evidence: 1\nid: [",
                "a: &x 1\nb: *x",
                "evidence: 1\nevidence: 1",
                "\u0000"
            })
    void what_is_no_evidence_file_is_refused(String text) {
        assertThat(rejected(text)).isNotEmpty();
    }

    @Test
    void a_huge_or_deep_file_is_refused_quickly() {
        assertThat(rejected("a".repeat(2 << 20))).isNotEmpty();
        assertThat(rejected("questions: " + "[".repeat(10_000))).isNotEmpty();
        var many = new StringBuilder(SmallFile.TEXT.substring(0, SmallFile.TEXT.indexOf("guidelines:")));
        for (int i = 0; i < 20_000; i++) {
            many.append("x").append(i).append(": 1\n");
        }
        assertThat(rejected(many.toString())).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void a_file_that_is_not_there_or_not_utf_8_is_told(@TempDir Path folder) throws IOException {
        assertThat(EvidenceReader.read(folder.resolve("none.yaml"))).isInstanceOf(EvidenceReading.Rejected.class);
        Path latin = folder.resolve("latin.yaml");
        Files.write(latin, "title: sm\u00e5".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(EvidenceReader.read(latin)).isInstanceOf(EvidenceReading.Rejected.class);
    }

    @Test
    void the_back_pain_file_is_accepted_with_its_one_known_misprint() {
        EvidenceReading reading = EvidenceReader.read(References.repository("guidelines/back-pain.yaml"));
        assertThat(reading).isInstanceOf(EvidenceReading.Accepted.class);
        assertThat(reading.findings())
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path()).isEqualTo("studies.optimize-2026.results[2].estimate"));
    }

    static EvidenceFile accepted(String text) {
        EvidenceReading reading = EvidenceReader.read("small.yaml", text);
        assertThat(reading).as(() -> reading.findings().toString()).isInstanceOf(EvidenceReading.Accepted.class);
        return ((EvidenceReading.Accepted) reading).file();
    }

    private static List<Finding> rejected(String text) {
        EvidenceReading reading = EvidenceReader.read("small.yaml", text);
        assertThat(reading).isInstanceOf(EvidenceReading.Rejected.class);
        return reading.findings();
    }

    private static final String TWICE = SmallFile.with(
            "results: [{question: q, estimate: -7, interval: [-10, -4], level: 0.95}]",
            "results: [{question: q, estimate: -7, se: 1}, {question: q, estimate: -6, se: 2}]\n    covariances: {q: HERE}");

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "[[1, 0.5], [0.5, 4]]"})
    void several_results_of_a_study_have_a_covariance(String covariance) {
        EvidenceReading reading = EvidenceReader.read("twice.yaml", TWICE.replace("HERE", covariance));
        assertThat(reading).as(() -> reading.findings().toString()).isInstanceOf(EvidenceReading.Accepted.class);
        var study = ((EvidenceReading.Accepted) reading).file().studies().getLast();
        assertThat(Objects.requireNonNull(study.covariances().get("q")).get(1, 0))
                .isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2                    | product of their standard errors
            [[1, 0.5], [0.4, 4]] | the same number both ways
            [[1, 0.5]]           | 2 lists of 2 numbers
            [[1, 0.5], [0.5]]    | 2 lists of 2 numbers
            much                 | a number
            """)
    void a_covariance_that_cannot_be_is_refused(String covariance, String expected) {
        EvidenceReading reading = EvidenceReader.read("twice.yaml", TWICE.replace("HERE", covariance));
        assertThat(reading).isInstanceOf(EvidenceReading.Rejected.class);
        assertThat(reading.findings().toString()).contains("covariances.q", expected);
    }
}
