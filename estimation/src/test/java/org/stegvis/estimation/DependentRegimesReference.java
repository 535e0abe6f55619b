package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Warning;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.regime.EmbeddedRegimes;
import tools.jackson.databind.JsonNode;

/// Eight regimes of which six have independent values: the test that all are equal against geepack and qr in R, and how
/// often it rejects where nothing differs against trials simulated in R; `crosscheck/dependent_regimes.R`.
class DependentRegimesReference {
    private static final int TRIALS = 1_000;
    private static final Protocol PROTOCOL = MadeUpSmart.protocol("""
            stegvis: 1
            trial: {id: eight, title: Eight regimes, participants: 300}
            treatments: {a: {title: A}, b: {title: B}, c: {title: C}, d: {title: D}, e: {title: E}, f: {title: F}}
            measures:
              r: {title: Response, scale: binary, better: higher}
              y: {title: Y, scale: {continuous: {}}, better: higher}
            visits:
              start: {week: 0, collect: []}
              middle: {week: 8, collect: [r]}
              end: {week: 16, collect: [y]}
            decisions:
              first: {at: start, options: [a, b], allocate: {procedure: simple}}
              second:
                at: middle
                response: r@middle
                if-missing: wait
                routes:
                  - {when: response, options: {c: 2, d: 1}, allocate: {procedure: simple}}
                  - {when: non-response, options: [e, f], allocate: {procedure: simple}}
            analyses:
              all: {compare: regimes, outcome: y@end}
            """);
    private static final JsonNode GOLDEN = References.results("dependent_regimes.json");

    private static Result.Found analysed(
            int n, List<String> first, double[] response, List<String> second, double[] y) {
        var columns = new LinkedHashMap<String, Column>();
        columns.put("r@middle", Column.Numbers.of(response));
        columns.put("y@end", Column.Numbers.of(y));
        columns.put("first", Column.Levels.of(List.of("a", "b"), n, first::get));
        columns.put("second", Column.Levels.of(List.of("c", "d", "e", "f"), n, second::get));
        TrialData data =
                TrialData.of(IntStream.range(0, n).mapToObj(Integer::toString).toList(), columns);
        return (Result.Found) PlannedAnalyses.of(PROTOCOL).run(data).getFirst();
    }

    private static List<String> texts(String name) {
        return IntStream.range(0, GOLDEN.get(name).size())
                .mapToObj(i -> GOLDEN.get(name).get(i).asString())
                .toList();
    }

    @Test
    void statistic_degrees_of_freedom_and_p_agree_with_r() {
        double[] y = References.numbers(GOLDEN.get("y"));
        Result.Found found =
                analysed(y.length, texts("first"), References.numbers(GOLDEN.get("response")), texts("second"), y);

        double[] values = References.numbers(GOLDEN.get("values"));
        for (int g = 0; g < 8; g++) {
            assertThat(found.values().values().get(g).estimate().estimate()).isCloseTo(values[g], within(1e-9));
        }
        assertThat(IndependentRegimes.of(EmbeddedRegimes.of(PROTOCOL)).stream()
                        .mapToDouble(each -> each)
                        .toArray())
                .containsExactly(References.numbers(GOLDEN.get("kept")));
        GlobalTest test = found.values().equality();
        assertThat(test.df()).isEqualTo(GOLDEN.get("df").asInt());
        assertThat(test.statistic()).isCloseTo(GOLDEN.get("statistic").asDouble(), within(1e-7));
        assertThat(test.p()).isCloseTo(GOLDEN.get("p").asDouble(), within(1e-8));
        assertThat(found.warnings()).contains(new Warning.RankDeficient(7, 5));
    }

    @Test
    void where_nothing_differs_it_rejects_as_often_as_in_trials_simulated_in_r() {
        JsonNode simulated = GOLDEN.get("simulated").get(0);
        int n = simulated.get("n").asInt();
        var random = new SplittableRandom(3);
        int rejected = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            var first = new String[n];
            var second = new String[n];
            var response = new double[n];
            var y = new double[n];
            for (int i = 0; i < n; i++) {
                first[i] = random.nextBoolean() ? "a" : "b";
                response[i] = random.nextDouble() < 0.45 ? 1 : 0;
                second[i] = response[i] == 1 ? random.nextInt(3) < 2 ? "c" : "d" : random.nextBoolean() ? "e" : "f";
                y[i] = random.nextGaussian() + 0.5 * response[i];
            }
            GlobalTest test = analysed(n, List.of(first), response, List.of(second), y)
                    .values()
                    .equality();
            rejected += test.p() < 0.05 ? 1 : 0;
        }
        double share = (double) rejected / TRIALS;
        double inR = simulated.get("independent").asDouble();
        double error = Math.sqrt(inR
                * (1 - inR)
                * (1.0 / TRIALS + 1 / simulated.get("replicates").asDouble()));
        assertThat(share).isCloseTo(inR, within(4 * error));
    }
}
