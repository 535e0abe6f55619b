package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stegvis.exchange.Repository;
import org.stegvis.exchange.results.Provenance;
import org.stegvis.exchange.results.ResultsWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EstimatorsDocumentTest {
    @Test
    void document_of_every_estimator_over_time_and_imputed_fits_its_schema() {
        var study = Study.read(
                Places.resource("own-long.yaml"),
                Places.resource("own-long.columns.yaml"),
                Places.own("own_long_n400_s303.csv"));
        String hash = "0123456789abcdef".repeat(4);
        var provenance = new Provenance("0.1.0", hash, 400, new Provenance.Data.File(hash), null);
        JsonNode document =
                JsonMapper.shared().readTree(ResultsWriter.text(study.protocol(), provenance, study.results()));

        assertThat(Repository.objections("results.schema.json", document)).isEmpty();
        JsonNode imputed = document.get("analyses")
                .valueStream()
                .filter(each -> each.get("id").asString().equals("regimes-imputed"))
                .findFirst()
                .orElseThrow();
        assertThat(imputed.get("n").asInt()).isEqualTo(400);
        assertThat(imputed.get("of").asString()).isEqualTo("weighted-replicated");
    }
}
