package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Ratio;
import org.stegvis.estimation.result.Section;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import tools.jackson.databind.JsonNode;

/// From protocol and data file to risk difference, risk ratio and odds ratio: against `crosscheck/regression.R`.
class RisksReference {
    private static final Study STUDY = Study.read(
            Places.resource("own-proto.yaml"),
            Places.resource("own-proto.columns.yaml"),
            Places.own("own_proto_n750_s101.csv"));

    @Test
    void logistic_model_gives_difference_ratio_and_odds_ratio() {
        JsonNode golden = Places.results(Places.own("regression.json")).get("logistic");
        Section.Values values = STUDY.regimes("risks").values();
        check(values.contrast("p", "m"), golden.get("difference"));
        var ratios = (Section.Ratios.OfRisks) values.ratios();
        check(ratios.risks().getFirst(), golden.get("log_ratio"));
        check(ratios.odds().getFirst(), golden.get("log_odds"));
    }

    @Test
    void log_link_gives_risk_ratios_too() {
        JsonNode golden = Places.results(Places.own("regression.json")).get("modified_poisson");
        Section.Values values = STUDY.regimes("risks-by-poisson").values();
        check(values.contrast("p", "m"), golden.get("difference"));
        check(((Section.Ratios.OfMeans) values.ratios()).ratios().getFirst(), golden.get("log_ratio"));
    }

    @Test
    void imputing_what_is_whole_changes_nothing() {
        Section.Values imputed = STUDY.regimes("risks-imputed").values();
        Section.Values plain = STUDY.regimes("risks").values();
        assertThat(imputed.contrast("p", "m").se())
                .isCloseTo(plain.contrast("p", "m").se(), within(1e-12));
        Ratio odds = ((Section.Ratios.OfRisks) imputed.ratios()).odds().getFirst();
        assertThat(odds.upper())
                .isCloseTo(
                        ((Section.Ratios.OfRisks) plain.ratios())
                                .odds()
                                .getFirst()
                                .upper(),
                        within(1e-9));
    }

    @Test
    void model_that_does_not_fit_the_outcome_is_a_finding(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("wrong.yaml");
        Files.writeString(
                file,
                Files.readString(Places.resource("own-proto.yaml"))
                        .replace(
                                "outcome: yb@end, adjust: [x1, x2], estimator: logistic",
                                "outcome: y@end, estimator: logistic"));
        assertThat(ProtocolReader.read(file))
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.findings().toString())
                                .contains("'logistic' for 'y'")
                                .contains("an outcome that is binary"));
    }

    private static void check(Estimate estimate, JsonNode golden) {
        assertThat(estimate.estimate()).isCloseTo(golden.get(0).asDouble(), within(1e-9));
        assertThat(estimate.se()).isCloseTo(golden.get(1).asDouble(), within(1e-9));
    }

    private static void check(Ratio ratio, JsonNode golden) {
        double log = golden.get(0).asDouble();
        double se = golden.get(1).asDouble();
        assertThat(Math.log(ratio.ratio())).isCloseTo(log, within(1e-9));
        assertThat(Math.log(ratio.upper())).isCloseTo(log + 1.959963984540054 * se, within(1e-8));
    }
}
