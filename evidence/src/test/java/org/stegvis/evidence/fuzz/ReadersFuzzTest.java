package org.stegvis.evidence.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.evidence.file.SmallFile;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.fuzz.Fuzzing;

/// Whatever the bytes, a reader answers: read, or findings with their places, soon and without an exception.
class ReadersFuzzTest {

    @Test
    void evidence() throws IOException {
        List<String> texts = List.of(
                SmallFile.TEXT,
                Files.readString(Trials.folder().resolveSibling("guidelines").resolve("back-pain.yaml")));
        List<String> words = List.of(
                "evidence: 1",
                "questions:",
                "studies:",
                "results:",
                "estimate: ",
                "interval: [",
                "se: ",
                "level: ",
                "measure: odds-ratio",
                "measure: mean-difference",
                "standardised-mean-difference",
                "risk-ratio",
                "concern: serious",
                "design: smart",
                "date: 2020-05",
                "participants: ",
                "covariance:",
                "risk-of-bias: low",
                "strength: strong",
                "judgements:");
        Fuzzing.of(EvidenceTarget.class, EvidenceTarget::fuzzerTestOneInput, texts, words)
                .run();
    }

    @Test
    void fhir() {
        String evidence = """
                {"resourceType": "Evidence", "id": "made-up", "url": "https://example.org/Evidence/made-up", "title": "Made up",
                 "status": "active", "date": "2026-03",
                 "relatedArtifact": [{"type": "citation", "citation": "Author 2026", "document": {"url": "https://example.org/a"}}],
                 "studyDesign": [{"coding": [{"system": "http://hl7.org/fhir/study-design", "code": "SEVCO:01003"}]}],
                 "certainty": [{"rating": {"coding": [{"code": "high"}]}}],
                 "statistic": [{"statisticType": {"coding": [{"code": "0000457"}]}, "quantity": {"value": -1},
                   "sampleSize": {"numberOfParticipants": 240},
                   "attributeEstimate": [{"type": {"coding": [{"code": "C53324"}]}, "level": 0.95,
                     "range": {"low": {"value": -3}, "high": {"value": 1}}}]}]}
                """;
        List<String> texts = List.of(
                evidence,
                "{\"resourceType\": \"Bundle\", \"entry\": [{\"resource\": " + evidence + "}, {\"resource\": 1}]}");
        List<String> words = List.of(
                "\"level\": 1",
                "\"C16932\"",
                "\"quantity\": ",
                "\"value\": 0",
                "\"range\": ",
                "\"low\": ",
                "SEVCO:01010",
                "\"text\": ",
                "\"date\": ",
                "\"synthesisType\": ",
                "[",
                "]",
                "null",
                "0.0");
        Fuzzing.of(FhirTarget.class, FhirTarget::fuzzerTestOneInput, texts, words)
                .run();
    }

    @Test
    void judgements() {
        List<String> texts = List.of("""
                judgements: 1
                evidence: small
                entries:
                  - {question: q, domain: indirectness, concern: serious, by: "A Person", at: "2026-02-01T10:00:00Z", why: "Other people."}
                  - {recommendation: r, criterion: acceptability, answer: "probably-yes", by: B, at: "2026-02-02T10:00:00+01:00", why: "Asked."}
                """);
        List<String> words =
                List.of("domain: imprecision", "concern: very-serious", "criterion: ", "answer: ", "at: ", "- {", "}");
        Fuzzing.of(JudgementTarget.class, JudgementTarget::fuzzerTestOneInput, texts, words)
                .run();
    }
}
