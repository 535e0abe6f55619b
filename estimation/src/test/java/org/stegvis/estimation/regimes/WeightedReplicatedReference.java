package org.stegvis.estimation.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.reference.Table;
import org.stegvis.estimation.weights.AllocationModel;
import org.stegvis.estimation.weights.AllocationProbabilities;
import org.stegvis.estimation.weights.ReceivedOptions;
import tools.jackson.databind.JsonNode;

/// Against geepack 1.3.9 (run to full convergence) and R's glm; see `crosscheck/weighted_replicated.R`.
class WeightedReplicatedReference {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "own_proto_n750_s101_cont",
                "own_proto_n750_s101_cont_cov",
                "own_proto_n750_s101_bin",
                "own_proto_n750_s101_bin_cov"
            })
    void agrees_with_geepack_on_our_own_data(String key) {
        check(new TwoStageCase(
                Table.read(References.own("own_proto_n750_s101.csv")),
                References.json(References.own("weighted_replicated_own.json"))
                        .get("results")
                        .get(key),
                Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adhd_dtrlearn2_cont",
                "adhd_dtrlearn2_cont_cov",
                "adhd_dtrlearn2_bin",
                "adhd_dtrlearn2_bin_cov",
                "autism_catie_cont"
            })
    void agrees_with_geepack_on_published_data(String key) {
        Path folder = others();
        boolean adhd = key.startsWith("adhd");
        check(new TwoStageCase(
                Table.read(folder.resolve("data").resolve(adhd ? "adhd_dtrlearn2.csv" : "autism_catie2023.csv")),
                others(key),
                adhd ? Map.of("A1", "a1", "A2", "a2") : Map.of()));
    }

    private static void check(TwoStageCase trial) {
        JsonNode known = trial.golden().get("known_weights");
        RegimeValues values = trial.estimator(trial.known()).fit().orElseThrow();
        check(trial, values, values.asIfKnown(), known);

        JsonNode estimated = trial.golden().get("estimated_weights");
        AllocationProbabilities probabilities = trial.estimated();
        Near.number("sum of weights", probabilities.weights().sum(), estimated.get("weights_sum"), 0);
        for (int i = 0; i < 10; i++) {
            Near.number(
                    "weight",
                    probabilities.weights().get(i),
                    estimated.get("weights_first10").get(i),
                    0);
        }
        RegimeValues again = trial.estimator(probabilities).fit().orElseThrow();
        check(trial, again, again.asIfKnown(), estimated);
        check(trial, again, again.adjusted(), estimated.get("adjusted"));
    }

    private static void check(TwoStageCase trial, RegimeValues values, JointEstimate all, JsonNode golden) {
        int covariates = trial.covariates().terms().size();
        var labels = new ArrayList<String>();
        golden.get("coef_table").forEach(row -> labels.add(row.get("label").asString()));
        JointEstimate factorial = all.map(labels, trial.factorial(covariates));
        Near.covariance(factorial.covariance(), golden.get("vcov"));
        Near.estimates(factorial, golden.get("coef_table"));
        JointEstimate regimes = all.first(values.regimes());
        Near.estimates(regimes, golden.get("regime_means_link"));
        Near.pairwise(regimes, golden.get("pairwise_link"));
        if (golden.has("global_wald")) {
            Near.global(regimes.equality(), golden.get("global_wald"));
            Near.number("dispersion", values.dispersion(), golden.get("dispersion"), 0);
            assertThat(trial.rows().rows()).isEqualTo(golden.get("n_rows").asInt());
            assertThat(trial.rows().participants())
                    .isEqualTo(golden.get("n_clusters").asInt());
        }
        if (golden.has("regime_prob")) {
            JointEstimate probabilities = regimes.means(Link.LOGIT);
            Near.estimates(probabilities, golden.get("regime_prob"));
            Near.pairwise(probabilities, golden.get("pairwise_risk_difference"));
            Near.oddsRatios(regimes, golden.get("pairwise_odds_ratio"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"codiacs_known_w4", "codiacs_nonparam_w"})
    void agrees_with_geepack_on_codiacs_where_all_are_randomised_twice(String key) {
        Table data = Table.read(others().resolve("data").resolve("codiacs.csv"));
        checkTwiceRandomised(data.column("A1"), data.column("O2"), data.column("A2"), data.column("Y"), others(key));
    }

    @ParameterizedTest
    @ValueSource(strings = "own_general_n600_s505_w4")
    void agrees_with_geepack_where_all_are_randomised_twice(String key) {
        Table data = Table.read(References.own("own_general_n600_s505.csv"));
        checkTwiceRandomised(
                data.column("a1"),
                data.column("r2"),
                data.column("a2"),
                data.column("y"),
                References.json(References.own("weighted_replicated_own.json"))
                        .get("results")
                        .get(key));
    }

    private static void checkTwiceRandomised(
            Column first, Column response, Column second, Column outcome, JsonNode golden) {
        var labels = new ArrayList<String>();
        golden.get("regime_means").forEach(row -> labels.add(row.get("label").asString()));
        int n = outcome.size();
        RegimeRows rows = RegimeRows.of(labels, n, (i, r) -> {
            String[] options = labels.get(r).replaceAll("[()]", "").split("[;,]", -1);
            return first.get(i) == Double.parseDouble(options[0])
                    && second.get(i) == Double.parseDouble(options[response.get(i) == 0 ? 1 : 2]);
        });
        AllocationProbabilities probabilities = golden.get("weights").asString().equals("known")
                ? AllocationProbabilities.known(Column.constant(n, 0.25))
                : proportions("first", first, Grouping.of(1, n, i -> 0))
                        .and(proportions("second", second, Grouping.of(4, n, i ->
                                (int) (2 * first.get(i) + response.get(i)))));
        JointEstimate regimes = new WeightedReplicated(rows, outcome, Design.empty(n), probabilities, Link.IDENTITY)
                .fit()
                .orElseThrow()
                .asIfKnown();
        Near.covariance(regimes.covariance(), golden.get("vcov"));
        Near.estimates(regimes, golden.get("regime_means"));
        Near.pairwise(regimes, golden.get("pairwise"));
        assertThat(regimes.equality().df()).isEqualTo(golden.get("vcov_rank").asInt() - 1);
    }

    private static AllocationProbabilities proportions(String decision, Column received, Grouping cells) {
        var options = new ReceivedOptions(
                decision, List.of("0", "1"), Grouping.of(2, received.size(), i -> (int) received.get(i)));
        return new AllocationModel.Proportions(options, cells).fit().orElseThrow();
    }

    private static Path others() {
        var folder = References.others();
        assumeThat(folder).as("the folder shared/goldens beside the repository").isPresent();
        return folder.orElseThrow();
    }

    private static JsonNode others(String key) {
        return References.json(others().resolve("a_weighted_replicated.json"))
                .get("results")
                .get(key);
    }
}
