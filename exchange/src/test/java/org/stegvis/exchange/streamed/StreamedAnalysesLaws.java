package org.stegvis.exchange.streamed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.SummedAnalyses;
import org.stegvis.estimation.result.Result;
import org.stegvis.exchange.csv.DataReading;
import org.stegvis.exchange.csv.TrialDataReader;
import org.stegvis.exchange.csv.TrialDataWriter;
import org.stegvis.exchange.results.MadeUpTrial;
import org.stegvis.exchange.results.Provenance;
import org.stegvis.exchange.results.ResultsWriter;
import org.stegvis.exchange.streamed.StreamedAnalyses.Answer;
import org.stegvis.exchange.streamed.StreamedAnalyses.PassProgress;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.regime.EmbeddedRegimes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file that is read part by part gives the results document of the same file read as a whole.
class StreamedAnalysesLaws {
    private static final JsonMapper JSON = new JsonMapper();

    private static final int MOST_REGIMES = 16;

    /// Those with an analysis that sums are enough for, and no more regimes than are quickly analysed.
    private static final List<Protocol> PROTOCOLS = Trials.files().stream()
            .map(file -> file.getFileName().toString().replace(".yaml", ""))
            .map(Trials::named)
            .filter(protocol -> !summed(protocol).isEmpty())
            .filter(protocol -> EmbeddedRegimes.of(protocol).size() <= MOST_REGIMES)
            .toList();

    private static List<Analysis> summed(Protocol protocol) {
        return protocol.analyses().stream()
                .filter(each ->
                        SummedAnalyses.objections(protocol, List.of(each)).isEmpty())
                .filter(each -> !(each.estimator() instanceof RuleLearning))
                .toList();
    }

    @Provide
    Arbitrary<Protocol> protocols() {
        return Arbitraries.of(PROTOCOLS);
    }

    @Property(tries = 10)
    void the_document_is_that_of_the_whole_file(
            @ForAll("protocols") Protocol protocol,
            @ForAll @IntRange(min = 250, max = 500) int participants,
            @ForAll @IntRange(min = 40, max = 600) int part,
            @ForAll long seed)
            throws IOException {
        Path file = Files.createTempFile("streamed", ".csv");
        try {
            TrialDataWriter.write(protocol, MadeUpTrial.of(protocol, participants, seed), file);
            Answer answer = StreamedAnalyses.of(protocol, summed(protocol))
                    .inPartsOf(part)
                    .of(file, null, PassProgress.SILENT);

            switch (TrialDataReader.read(protocol, file)) {
                case DataReading.Rejected(var findings) -> assertThat(answer).isEqualTo(new Answer.Rejected(findings));
                case DataReading.Accepted whole -> same((Answer.Answered) answer, protocol, whole);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void same(Answer.Answered answered, Protocol protocol, DataReading.Accepted whole) {
        List<Result> results = PlannedAnalyses.of(protocol).run(whole.data(), summed(protocol));

        assertThat(answered.participants()).isEqualTo(whole.participants());
        assertThat(answered.warnings()).isEqualTo(whole.warnings());
        same(
                document(protocol, answered.results(), answered.participants(), answered.sha256()),
                document(protocol, results, whole.participants(), whole.sha256()),
                protocol.trial().id());
    }

    /// With so many regimes some contrasts are all but sums of others, and what is left of them is rounding.
    private static final int MANY_REGIMES = 8;

    private static JsonNode document(Protocol protocol, List<Result> results, int participants, String sha256) {
        return JSON.readTree(ResultsWriter.text(
                protocol,
                new Provenance("test", "0".repeat(64), participants, new Provenance.Data.File(sha256), null),
                results));
    }

    private static void same(JsonNode found, JsonNode expected, String at) {
        assertThat(found.getNodeType()).as(at).isEqualTo(expected.getNodeType());
        assertThat(found.size()).as(at).isEqualTo(expected.size());
        if (expected.isObject()) {
            boolean isIll = expected.path("regimes").size() > MANY_REGIMES;
            expected.propertyNames().stream()
                    .filter(name -> !(isIll && name.equals("global")))
                    .forEach(name -> same(found.path(name), expected.path(name), at + " " + name));
        } else if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                same(found.path(i), expected.path(i), at + " " + i);
            }
        } else if (expected.isNumber()) {
            double wanted = expected.doubleValue();
            assertThat(found.doubleValue()).as(at).isCloseTo(wanted, within(1e-10 * Math.max(1, Math.abs(wanted))));
        } else {
            assertThat(found).as(at).isEqualTo(expected);
        }
    }
}
