package org.stegvis.exchange.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.yaml.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the writer writes, the reader reads.
class ResultsReaderTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @ValueSource(strings = {"back-pain", "codiacs", "adhd-teaching"})
    void every_contrast_that_was_written_is_read_with_all_its_digits(String trial) {
        String text = text(Trials.named(trial), 400, null);
        ResultsDocument document = accepted(text);
        JsonNode written = JsonMapper.shared().readTree(text);

        assertThat(document.protocol()).isEqualTo(trial);
        assertThat(document.participants()).isEqualTo(400);
        assertThat(document.analyses()).hasSize(written.get("analyses").size());
        for (int i = 0; i < document.analyses().size(); i++) {
            ResultsDocument.Analysis analysis = document.analyses().get(i);
            JsonNode node = written.get("analyses").get(i);
            assertThat(analysis.notEstimable() == null).isEqualTo(!node.has("not-estimable"));
            for (int j = 0; j < analysis.contrasts().size(); j++) {
                JsonNode contrast = node.get("contrasts").get(j);
                assertThat(analysis.contrasts().get(j).estimate())
                        .isEqualTo(contrast.get("estimate").asDouble());
                assertThat(analysis.contrasts().get(j).upper())
                        .isEqualTo(contrast.get("upper").asDouble());
                assertThat(analysis.contrasts().get(j).of())
                        .isEqualTo(contrast.get("of").asString());
            }
        }
        assertThat(document.analyses().stream().flatMap(each -> each.contrasts().stream()))
                .isNotEmpty();
    }

    @Test
    void when_and_how_it_was_made_is_read() {
        Instant noon = Instant.parse("2026-04-21T12:00:00Z");
        String text = text(Trials.backPain(), 40, noon);
        assertThat(accepted(text).created()).isEqualTo(LocalDate.of(2026, 4, 21));
        assertThat(accepted(text).isSimulated()).isFalse();
        String simulated = text.replace(
                "\"sha256\" : \"" + HASH + "\"\n  },\n  \"analyses\"",
                "\"scenario-sha256\" : \"" + HASH + "\",\n    \"seed\" : \"1\"\n  },\n  \"analyses\"");
        assertThat(accepted(simulated).isSimulated()).isTrue();
    }

    @Test
    void a_document_of_the_version_before_is_read() {
        String text = text(Trials.backPain(), 40, null);
        assertThat(accepted(text.replace("\"stegvis-results\" : 2", "\"stegvis-results\" : 1")))
                .isEqualTo(accepted(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "stegvis-results" : 2  | "stegvis-results" : 3   | version 1 or 2
            "id" : "back-pain"     | "id" : 7                | a text
            "participants" : 40    | "participants" : -4     | at least 0
            "n" :                  | "m" :                   | the key 'n'
            """)
    void a_broken_document_is_refused_with_its_place(String text, String other, String expected) {
        String document = text(Trials.backPain(), 40, null);
        assertThat(document).contains(text);
        var reading = ResultsReader.read("results.json", document.replace(text, other));
        assertThat(reading).isInstanceOf(ResultsReading.Rejected.class);
        assertThat(((ResultsReading.Rejected) reading).findings())
                .extracting(Finding::toString)
                .anySatisfy(finding -> assertThat(finding).contains(expected).startsWith("results.json:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "not json", "{\"stegvis-results\": 1}"})
    void what_is_no_results_document_is_refused(String text) {
        assertThat(ResultsReader.read("results.json", text)).isInstanceOf(ResultsReading.Rejected.class);
    }

    private static String text(Protocol protocol, int participants, @Nullable Instant created) {
        var provenance = new Provenance("0.1.0", HASH, participants, new Provenance.Data.File(HASH), created);
        return ResultsWriter.text(
                protocol, provenance, PlannedAnalyses.of(protocol).run(MadeUpTrial.of(protocol, participants, 11)));
    }

    private static ResultsDocument accepted(String text) {
        ResultsReading reading = ResultsReader.read("results.json", text);
        assertThat(reading).as(reading::toString).isInstanceOf(ResultsReading.Accepted.class);
        return ((ResultsReading.Accepted) reading).document();
    }
}
