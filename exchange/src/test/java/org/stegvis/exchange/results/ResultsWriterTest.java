package org.stegvis.exchange.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.result.Numbers;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;
import org.stegvis.exchange.Repository;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ResultsWriterTest {

    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final Protocol BACK_PAIN = Trials.backPain();

    private static Provenance provenance(Provenance.Data data) {
        return new Provenance("0.1.0", HASH, 400, data, null);
    }

    private static String text(Protocol protocol, int participants) {
        List<Result> results = PlannedAnalyses.of(protocol).run(MadeUpTrial.of(protocol, participants, 11));
        return ResultsWriter.text(protocol, provenance(new Provenance.Data.File(HASH)), results);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"back-pain", "codiacs", "adhd-teaching", "autism-teaching"})
    void documents_agree_with_the_published_schema(String trial) {
        JsonNode document = json(text(Trials.named(trial), 400));

        assertThat(Repository.objections("results.schema.json", document)).isEmpty();
        assertThat(document.get("analyses").valueStream().filter(each -> !each.has("not-estimable")))
                .isNotEmpty();
    }

    @Test
    void an_adjusted_value_has_another_standard_error_in_the_population_and_a_plain_one_the_same() {
        JsonNode document = json(text(BACK_PAIN, 400));
        for (JsonNode analysis : document.get("analyses")) {
            boolean isAdjusted = !analysis.get("adjust").isEmpty();
            for (String sides : List.of("regimes", "options")) {
                for (JsonNode each : analysis.path(sides)) {
                    double given = each.get("se").doubleValue();
                    double sampled = each.get("se-in-population").doubleValue();
                    assertThat(sampled != given)
                            .as(analysis.get("id") + " " + each)
                            .isEqualTo(isAdjusted);
                }
            }
        }
    }

    @Test
    void an_analysis_that_the_data_do_not_allow_says_why() {
        JsonNode document = json(text(BACK_PAIN, 2));

        assertThat(Repository.objections("results.schema.json", document)).isEmpty();
        assertThat(document.at("/analyses/0/not-estimable/reason").asString()).isNotBlank();
        assertThat(document.at("/analyses/0").has("coefficients")).isFalse();
    }

    @Test
    void the_schema_objects_to_what_the_writer_never_writes() {
        var document = (ObjectNode) json(text(BACK_PAIN, 400));
        ((ObjectNode) document.at("/analyses/0/options/0")).put("estimat", 1);

        assertThat(Repository.objections("results.schema.json", document)).isNotEmpty();
    }

    @Test
    void the_same_results_give_the_same_text() {
        assertThat(text(BACK_PAIN, 100)).isEqualTo(text(BACK_PAIN, 100)).doesNotContain("\r", "NaN", "Infinity");
    }

    @Test
    void numbers_keep_all_their_digits() {
        List<Result> results = PlannedAnalyses.of(BACK_PAIN).run(MadeUpTrial.of(BACK_PAIN, 400, 11));
        JsonNode document = json(ResultsWriter.text(BACK_PAIN, provenance(new Provenance.Data.File(HASH)), results));

        var first = (Result.Found) results.getFirst();
        assertThat(document.at("/analyses/0/contrasts/0/estimate").doubleValue())
                .isEqualTo(first.values().contrasts().getFirst().difference().estimate());
        assertThat(document.at("/analyses/0/contrasts/0/p").doubleValue())
                .isEqualTo(first.values().contrasts().getFirst().difference().p());
    }

    @Test
    void a_number_that_is_not_finite_is_null_with_a_reason() {
        var nothing = new Estimate(0, 0, Double.NaN, Double.NaN, 0, 0, 0.95, Reference.normal());
        var values = new Section.Values(
                new Quantity.AtVisit("week10"),
                new Section.Sides.Options(),
                List.of(),
                List.of(new Contrast("pt", "cbt", nothing)),
                new Section.Ratios.None(),
                new GlobalTest.Wald(0, 0, 1, 0));
        var result = new Result.Found(
                BACK_PAIN.analyses().getFirst(), new Numbers(2, 2, 0, 0, 2), List.of(values), List.of());

        JsonNode contrast = json(ResultsWriter.text(
                        BACK_PAIN, provenance(new Provenance.Data.File(HASH)), List.of(result)))
                .at("/analyses/0/contrasts/0");

        assertThat(contrast.get("statistic").isNull()).isTrue();
        assertThat(contrast.get("p").isNull()).isTrue();
        assertThat(contrast.get("not-estimable").asString()).isEqualTo("the standard error is zero");
    }

    @Test
    void the_provenance_tells_files_and_seed_and_no_time_unless_given_one() {
        JsonNode simulated = json(ResultsWriter.text(
                BACK_PAIN, provenance(new Provenance.Data.Simulated(HASH, Long.MAX_VALUE)), List.of()));
        JsonNode mapped = json(ResultsWriter.text(
                BACK_PAIN,
                new Provenance("0.1.0", HASH, 7, new Provenance.Data.MappedFile(HASH, HASH), Instant.EPOCH),
                List.of()));

        assertThat(simulated.at("/data/seed").asString()).isEqualTo("9223372036854775807");
        assertThat(simulated.has("created")).isFalse();
        assertThat(mapped.get("created").asString()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(mapped.at("/data/mapping-sha256").asString()).isEqualTo(HASH);
        assertThat(Repository.objections("results.schema.json", simulated)).isEmpty();
        assertThat(Repository.objections("results.schema.json", mapped)).isEmpty();
    }

    @Test
    void a_hash_that_is_none_is_refused() {
        assertThatThrownBy(() -> new Provenance.Data.File("abc"))
                .hasMessage("sha256 is 'abc' but must be 64 hexadecimal digits.");
    }
}
