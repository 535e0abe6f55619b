package org.stegvis.estimation.regimes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.reference.Table;
import org.stegvis.estimation.weights.AllocationModel;
import org.stegvis.estimation.weights.AllocationProbabilities;
import org.stegvis.estimation.weights.ReceivedOptions;
import tools.jackson.databind.JsonNode;

/// Against geepack 1.3.9 for other levels, unequal probabilities and observed proportions:
/// `crosscheck/weighted_replicated.R`.
class RegimeVariantsReference {
    private final Table data = Table.read(References.own("own_proto_n750_s101.csv"));
    private final Column first = data.column("A1");
    private final Column second = data.column("A2");
    private final int n = data.rows();

    @ParameterizedTest
    @ValueSource(strings = {"known96", "known99_binary", "unequal", "proportions", "proportions_binary"})
    void agrees_with_geepack(String key) {
        JsonNode golden = References.results("weighted_replicated.json").get(key);
        RegimeRows rows = RegimeRows.of(
                List.of("1 1", "1 -1", "-1 1", "-1 -1"),
                n,
                (i, r) -> first.get(i) == (r < 2 ? 1 : -1)
                        && (Double.isNaN(second.get(i)) || second.get(i) == (r % 2 == 0 ? 1 : -1)));
        Link link = golden.get("link").asString().equals("logit") ? Link.LOGIT : Link.IDENTITY;
        JointEstimate all = new WeightedReplicated(
                        rows,
                        data.column(golden.get("outcome").asString()),
                        data.design(List.of("X1")),
                        probabilities(key),
                        link)
                .fit()
                .orElseThrow()
                .coefficients();
        Near.covariance(all.covariance(), golden.get("covariance"));
        var level = new Level(golden.get("level").asDouble());
        for (int i = 0; i < all.size(); i++) {
            Estimate estimate = all.estimate(i, level);
            Near.number("estimate", estimate.estimate(), golden.get("estimates").get(i), 0);
            Near.number("lower", estimate.lower(), golden.get("lower").get(i), estimate.se());
            Near.number("upper", estimate.upper(), golden.get("upper").get(i), estimate.se());
        }
        assertThat(all.names()).endsWith("X1");
    }

    private AllocationProbabilities probabilities(String key) {
        if (key.startsWith("proportions")) {
            return proportions("A1", first, Grouping.of(1, n, i -> 0))
                    .and(proportions("A2", second, Grouping.of(2, n, i -> first.get(i) == 1 ? 1 : 0)));
        }
        boolean unequal = key.equals("unequal");
        return AllocationProbabilities.known(Column.of(n, i -> {
            double one = unequal ? first.get(i) == 1 ? 0.6 : 0.4 : 0.5;
            double two = unequal ? second.get(i) == 1 ? 0.25 : 0.75 : 0.5;
            return Double.isNaN(second.get(i)) ? one : one * two;
        }));
    }

    private AllocationProbabilities proportions(String decision, Column received, Grouping cells) {
        var options = new ReceivedOptions(
                decision,
                List.of("-1", "1"),
                Grouping.of(2, n, i -> Double.isNaN(received.get(i)) ? Grouping.NONE : received.get(i) > 0 ? 1 : 0));
        return new AllocationModel.Proportions(options, cells).fit().orElseThrow();
    }
}
