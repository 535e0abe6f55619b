package org.stegvis.exchange.fuzz;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.exchange.csv.TrialDataWriter;
import org.stegvis.exchange.results.MadeUpTrial;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.fuzz.Fuzzing;

/// Whatever the bytes, a reader answers: read, or findings with their places, soon and without an exception.
class ReadersFuzzTest {
    private static final Protocol PROTOCOL = Trials.backPain();

    @Test
    void data() throws IOException {
        var own = new StringWriter();
        TrialDataWriter.write(PROTOCOL, MadeUpTrial.of(PROTOCOL, 12, 1), own);
        List<String> texts = List.of(
                own.toString(),
                "participant;site;age;odi@baseline\n1;utah;44;40,5\n2;\"johns-hopkins\";\"5\"\"0\";\n",
                "id,s,age,odi0,A1\n1,1,44,-9,-1\n2,2,50,36,1\n");
        List<String> words = List.of(
                ",",
                ";",
                "\t",
                "\"",
                "\"\"",
                "\n",
                "\r\n",
                "participant",
                "odi@week10",
                "pain@baseline",
                "first",
                "second",
                "pt",
                "cbt",
                "more",
                "utah",
                "NA",
                "44",
                "1e5",
                "true",
                "id",
                "A1");
        Fuzzing.of(DataTarget.class, DataTarget::fuzzerTestOneInput, texts, words)
                .run();
    }

    @Test
    void mappings() throws IOException {
        List<String> texts = List.of(
                Files.readString(Trials.folder().resolve("codiacs.columns.yaml")),
                "mapping: 1\nparticipant: ID\ncolumns:\n  second: {from: A2, values: {-1: cbt, 1: more, 9: ~}, missing: [-9, 99], when: {R: 0}}\n",
                "mapping: 1\nnumber-rows: true\ncolumns: {age: {from: AGE}}\n");
        List<String> words = List.of(
                "from: ", "values: ", "missing: ", "when: ", "columns: ", "odi@week10: ", "~", "number-rows: true");
        Fuzzing.of(MappingTarget.class, MappingTarget::fuzzerTestOneInput, texts, words)
                .run();
    }

    @Test
    void published_results() throws IOException {
        List<String> texts = List.of(Files.readString(Trials.folder().resolve("back-pain.published.yaml")));
        List<String> words =
                List.of("published: 1", "values:", "estimate: ", "interval: ", "level: ", "of: ", "versus: ", "[1, 2]");
        Fuzzing.of(PublishedTarget.class, PublishedTarget::fuzzerTestOneInput, texts, words)
                .run();
    }

    @Test
    void origins() {
        List<String> texts = List.of(
                "origin: 1\ndata: \"0f\"\nmade-up: {scenario: \"1a\", seed: -7}\n",
                "origin: 1\nscreening: {assessed: 10, not-eligible: 2, declined: 3, not-told: 0, not-met: {age: 1, pain: 2}}\n");
        List<String> words = List.of("assessed: ", "not-met: ", "declined: ", "seed: ", "2147483647", "-1");
        Fuzzing.of(OriginTarget.class, OriginTarget::fuzzerTestOneInput, texts, words)
                .run();
    }

    @Test
    void results_documents() {
        List<String> texts = List.of("""
                {"stegvis-results": 2, "stegvis": "0.1.0", "created": "2026-04-21T12:00:00Z",
                 "protocol": {"id": "back-pain", "sha256": "0f"}, "data": {"participants": 40, "sha256": "0f"},
                 "analyses": [{"id": "a", "title": "A", "estimator": "weighted-replicated", "outcome": "odi@week52", "n": 40, "alpha": 0.04,
                   "scale": "identity", "link": "identity",
                   "coefficients": [{"term": "x", "estimate": 1.5, "se": 0.5, "statistic": 3, "p": 0.01, "lower": 0.5, "upper": 2.5}],
                   "regimes": [{"regime": "first=pt", "id": "pt/cbt", "estimate": 20.5, "se": 1, "lower": 18, "upper": 22}],
                   "contrasts": [{"of": "pt/cbt", "versus": "pt/more", "estimate": -1.5, "se": 0.5, "statistic": -3, "p": 1e-3, "lower": -2.5,
                     "upper": -0.5, "level": 0.96}]},
                  {"id": "b", "title": "B", "outcome": "pain@week52", "n": 0, "not-estimable": "singular", "contrasts": []}]}
                """);
        List<String> words = List.of(
                "\"of\": ",
                "\"covariance\": [[1, 0], [0, 1]]",
                "\"not-estimable\": ",
                "null",
                "\"contrasts\": ",
                "\"level\": ",
                "1e400",
                "[[",
                "]]");
        Fuzzing.of(ResultsTarget.class, ResultsTarget::fuzzerTestOneInput, texts, words)
                .run();
    }
}
