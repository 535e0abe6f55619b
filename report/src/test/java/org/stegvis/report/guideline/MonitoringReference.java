package org.stegvis.report.guideline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.file.EvidenceReader;
import org.stegvis.evidence.file.EvidenceReading;
import org.stegvis.evidence.living.InformationSize;
import org.stegvis.evidence.living.Monitoring;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.evidence.living.RunningEvidence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Required information, diversity, and a cumulative meta-analysis held against boundaries: metafor 3.8.1
/// for effects and variances, mvtnorm 1.1-3 (Miwa) for the boundaries; `crosscheck/sequential_meta.R`, on
/// made-up studies. Information to 1e-6, boundaries to 1e-3 (Miwa's steps).
class MonitoringReference {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @Test
    void required_information_and_each_look_agree() throws IOException {
        JsonNode expected = JsonMapper.shared()
                .readTree(requireNonNull(MonitoringReference.class.getResourceAsStream("/reference/monitoring.json")))
                .get("results");
        EvidenceFile file = file(expected.get("delta").asInt());
        MonitoringPlan plan = MonitoringPlan.withDefaults();
        var question = file.questions().getFirst();
        InformationSize size =
                requireNonNull(InformationSize.of(requireNonNull(RunningEvidence.at(file, question, DAY)), plan));
        assertThat(size.required()).isCloseTo(expected.get("required").asDouble(), within(1e-12));
        assertThat(size.diversity()).isCloseTo(expected.get("diversity").asDouble(), within(1e-6));
        assertThat(size.fraction()).isCloseTo(expected.get("information").asDouble(), within(1e-6));
        Monitoring monitoring = requireNonNull(Monitoring.of(file, question, DAY, plan, new SpentBoundaries()));
        assertThat(monitoring.looks()).hasSize(expected.get("looks").size());
        for (int i = 0; i < monitoring.looks().size(); i++) {
            var look = monitoring.looks().get(i);
            JsonNode one = expected.get("looks").get(i);
            assertThat(look.date().getYear()).isEqualTo(one.get("year").asInt());
            assertThat(look.fraction()).isCloseTo(one.get("fraction").asDouble(), within(1e-6));
            assertThat(look.statistic()).isCloseTo(one.get("z").asDouble(), within(1e-5));
            assertThat(look.bound()).isCloseTo(one.get("bound").asDouble(), within(1e-3));
        }
    }

    /// The first five of the made-up studies, by mean difference.
    private static EvidenceFile file(int important) throws IOException {
        var text = new StringBuilder("""
                evidence: 1
                id: made-up
                title: Made up
                sources: {a: {title: Made up}}
                outcomes: {pain: {title: Pain, unit: points, better: lower}}
                guidelines: {}
                recommendations: {}
                questions:
                  q: {title: Q, population: p, intervention: i, comparison: c, outcome: pain, time: t, measure: mean-difference, important-difference: %d}
                studies:
                """.formatted(important));
        List<String> lines =
                Files.readAllLines(repository().resolve("evidence/src/test/resources/reference/own_meta_studies.csv"));
        List<String> names = List.of(lines.getFirst().split(","));
        for (String line : lines.subList(1, 6)) {
            List<String> cells = List.of(line.split(","));
            UnaryOperator<String> at = name -> cells.get(names.indexOf(name));
            text.append(
                    "  %s: {title: S, design: randomised, date: %s, source: a, risk-of-bias: low, results: [{question: q, means: [%s, %s, %s, %s, %s, %s]}]}%n"
                            .formatted(
                                    at.apply("study"),
                                    at.apply("year"),
                                    at.apply("m1"),
                                    at.apply("sd1"),
                                    at.apply("n1"),
                                    at.apply("m2"),
                                    at.apply("sd2"),
                                    at.apply("n2")));
        }
        EvidenceReading reading = EvidenceReader.read("made-up.yaml", text.toString());
        assertThat(reading).as(() -> reading.findings().toString()).isInstanceOf(EvidenceReading.Accepted.class);
        return ((EvidenceReading.Accepted) reading).file();
    }

    private static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("guidelines"))) {
            here = requireNonNull(here.getParent());
        }
        return here;
    }
}
