package org.stegvis.estimation.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.reference.Table;
import tools.jackson.databind.JsonNode;

/// Against R's lm, emmeans 1.8.4 and sandwich 3.0-2: `crosscheck/ancova.R`.
class AnalysisOfCovarianceReference {
    private static final double PERCENT = 1e-7;

    private final Table data = Table.read(References.own("own_proto_n750_s101.csv"));
    private final int n = data.rows();
    private final Grouping arm = Grouping.of(2, n, i -> data.column("A1").get(i) == 1 ? 0 : 1);
    private final Grouping site = Grouping.of(3, n, i -> (int) data.column("id").get(i) % 3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "unadjusted",
                "level96",
                "level99_hc2",
                "hc3",
                "weighted",
                "weighted_hc3",
                "three_options",
                "three_options_hc2"
            })
    void agrees_with_lm_emmeans_and_sandwich(String key) {
        JsonNode golden = References.results("ancova.json").get(key);
        Column weights = golden.get("weighted").asBoolean()
                ? Column.of(n, i -> 1 + data.column("id").get(i) % 4)
                : Column.constant(n, 1);
        AdjustedMeans found = new AnalysisOfCovariance(compared(key), weights, variance(golden))
                .fit()
                .orElseThrow();
        var level = new Level(golden.get("level").asDouble());

        assertThat(found.residualDf()).isEqualTo(golden.get("df").asInt());
        assertThat(found.residualSd()).isCloseTo(golden.get("sd").asDouble(), withinPercentage(PERCENT));
        for (int i = 0; i < golden.get("means").size(); i++) {
            Estimate mean = found.means().estimate(i, level);
            double[] row = References.numbers(golden.get("means").get(i));
            close(new double[] {mean.estimate(), mean.se(), mean.lower(), mean.upper()}, row);
        }
        List<Contrast> pairs = found.means().pairwise(level);
        for (int i = 0; i < pairs.size(); i++) {
            Estimate pair = pairs.get(i).difference();
            double[] row = References.numbers(golden.get("pairs").get(i));
            close(
                    new double[] {pair.estimate(), pair.se(), pair.statistic(), pair.p(), pair.lower(), pair.upper()},
                    row);
        }
        var global = (GlobalTest.F) found.means().equality();
        JsonNode expected = golden.get("global");
        assertThat(global.df()).isEqualTo(expected.get("df").asInt());
        close(
                new double[] {global.statistic(), global.p()},
                new double[] {expected.get("F").asDouble(), expected.get("p").asDouble()});
    }

    private static void close(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("number " + i).isCloseTo(expected[i], withinPercentage(PERCENT));
        }
    }

    private ErrorVariance variance(JsonNode golden) {
        for (ErrorVariance variance : ErrorVariance.values()) {
            if (variance.label().equals(golden.get("variance").asString())) {
                return variance;
            }
        }
        throw new IllegalStateException("no error variance " + golden.get("variance"));
    }

    private ComparedOptions compared(String key) {
        Column outcome = data.column("Y");
        if (key.startsWith("three_options")) {
            Design covariates = data.design(List.of("X1")).and(Design.categorical("arm", List.of("one", "minus"), arm));
            return new ComparedOptions(List.of("a", "b", "c"), site, outcome, covariates);
        }
        Design sites = Design.categorical("site", List.of("a", "b", "c"), site);
        Design covariates = switch (key) {
            case "unadjusted" -> Design.empty(n);
            case "plain", "level96" -> data.design(List.of("X1", "X2"));
            case "weighted", "weighted_hc3" -> data.design(List.of("X1"));
            default -> data.design(List.of("X1", "X2")).and(sites);
        };
        return new ComparedOptions(List.of("one", "minus"), arm, outcome, covariates);
    }
}
