package org.stegvis.server.guideline;

import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.stegvis.protocol.Trials;
import org.stegvis.server.Running;
import org.stegvis.server.eventlog.Entry;

/// Evidence files and results that are made up, and the guidelines on back pain, on a server.
public final class MadeUpGuideline {
    /// Three trials that shrink an effect; the results of a trial answer its question.
    public static final String TEXT = """
            evidence: 1
            id: made-up
            title: {en: A made-up guideline, nb: En oppdiktet retningslinje}
            sources: {a: {title: A made-up source}}
            outcomes: {pain: {title: {en: Pain, nb: Smerte}, unit: {en: points, nb: poeng}, better: lower}}
            questions:
              helps: {title: {en: Does it help?, nb: Hjelper det?}, population: adults, intervention: treatment, comparison: usual care, outcome: pain, time: 3 months, measure: mean-difference, important-difference: 5, trials: [{protocol: PROTOCOL, analysis: main, of: pt, versus: cbt}]}
            studies:
              one: {title: One, design: randomised, date: 2010, source: a, risk-of-bias: low, results: [{question: helps, estimate: -8, interval: [-12, -4], level: 0.95}]}
              two: {title: Two, design: randomised, date: 2012, source: a, risk-of-bias: low, results: [{question: helps, estimate: -7, interval: [-10, -4], level: 0.95}]}
            guidelines: {g: {title: {en: A guideline, nb: En veileder}, date: 2015, source: a}}
            recommendations:
              offer: {guideline: g, text: {en: Offer it., nb: Tilby det.}, strength: strong, direction: for, rests-on: [{question: helps, study: one}]}
            """;

    private MadeUpGuideline() {}

    /// The results document of a trial: the treatment makes hardly a difference.
    public static String results(String protocol) {
        return """
                {"stegvis-results": 1,
                 "protocol": {"id": "%s", "sha256": "%s"},
                 "data": {"participants": 400, "sha256": "%s"},
                 "created": "2026-04-21T12:00:00Z",
                 "analyses": [{"id": "main", "title": "Main", "estimator": "treatment", "outcome": "pain@week10", "n": 400, "rows": 400,
                   "contrasts": [{"of": "pt", "versus": "cbt", "estimate": -0.5, "se": 0.6, "statistic": -0.8,
                                  "p": 0.4, "lower": -1.7, "upper": 0.7, "level": 0.95}]}]}
                """.formatted(protocol, "0".repeat(64), "1".repeat(64));
    }

    /// FHIR Evidence that does not say what it answers.
    public static String fhir() {
        return """
                {"resourceType": "Evidence", "id": "made-up", "title": "A made-up trial", "status": "active",
                 "date": "2026-03",
                 "variableDefinition": [{"variableRole": {"coding": [{"code": "population"}]}}],
                 "studyDesign": [{"coding": [{"system": "http://hl7.org/fhir/study-design", "code": "SEVCO:01003"}]}],
                 "statistic": [{"statisticType": {"coding": [{"code": "0000457"}]}, "quantity": {"value": -6},
                   "attributeEstimate": [{"type": {"coding": [{"code": "C53324"}]}, "level": 0.95,
                     "range": {"low": {"value": -10}, "high": {"value": -2}}}]}]}
                """;
    }

    /// The guidelines on back pain with results placed on one question, withdrawn ones, and judgements.
    ///
    /// @return the entry of the results that count
    public static long onBackPain(Running server) {
        done(server.get(KeepingAGuideline.class).keep(OPERATOR, backPain(), null, "To begin with", null));
        var placing = server.get(PlacingResults.class);
        Entry first = done(placing.place(OPERATOR, "back-pain", fhir(), "exercise-pain", "The wrong question", null))
                .getFirst();
        done(placing.withdraw(OPERATOR, "back-pain", first.seq(), "It asks about function.", null));
        Entry counts = done(placing.place(
                        OPERATOR, "back-pain", fhir(), "exercise-function", "A made-up trial, to show the page", null))
                .getFirst();
        var judging = server.get(JudgingEvidence.class);
        done(judging.judge(
                OPERATOR, "back-pain", "exercise-function", "indirectness", "serious", "Another setting.", null));
        done(judging.judge(
                OPERATOR,
                "back-pain",
                "exercise-function",
                "indirectness",
                "not-serious",
                "The setting is that of the guideline after all.",
                null));
        done(judging.judge(
                OPERATOR, "back-pain", "who-exercise", "acceptability", "probably-yes", "Patients were asked.", null));
        return counts.seq();
    }

    public static String backPain() {
        try {
            return Files.readString(Trials.folder().resolveSibling("guidelines").resolve("back-pain.yaml"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
