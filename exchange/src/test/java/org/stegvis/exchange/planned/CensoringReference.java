package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.result.Result;
import tools.jackson.databind.JsonNode;

/// From protocol and data file to values of regimes weighted for staying: against `crosscheck/ipcw.R`.
class CensoringReference {
    @Test
    void values_and_their_errors_agree_with_r() {
        var study = Study.read(
                Places.resource("own-long.yaml"),
                Places.resource("own-long.columns.yaml"),
                Places.own("own_long_n400_s303.csv"));
        Result.Found found = study.regimes("stayed");
        JsonNode golden = Places.results(Places.own("ipcw.json"));
        for (int r = 0; r < 4; r++) {
            Estimate value = found.values().values().get(r).estimate();
            assertThat(value.estimate()).isCloseTo(golden.get("values").get(r).asDouble(), within(1e-8));
            assertThat(value.se())
                    .isCloseTo(Math.sqrt(golden.get("covariance").get(r).get(r).asDouble()), within(1e-8));
            for (int s = r + 1; s < 4; s++) {
                double variance = golden.get("covariance").get(r).get(r).asDouble()
                        + golden.get("covariance").get(s).get(s).asDouble()
                        - 2 * golden.get("covariance").get(r).get(s).asDouble();
                String of = found.values().values().get(r).name();
                String versus = found.values().values().get(s).name();
                assertThat(found.values().contrast(of, versus).se()).isCloseTo(Math.sqrt(variance), within(1e-8));
            }
        }
        assertThat(found.numbers().withoutOutcome()).isEqualTo(37);
    }
}
