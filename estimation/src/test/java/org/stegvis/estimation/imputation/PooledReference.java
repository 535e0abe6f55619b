package org.stegvis.estimation.imputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Fit;
import org.stegvis.estimation.linear.GeneralisedLinearModel;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.reference.Table;
import org.stegvis.estimation.regimes.RegimeRows;
import org.stegvis.estimation.regimes.RegimeValues;
import org.stegvis.estimation.regimes.WeightedReplicated;
import tools.jackson.databind.JsonNode;

/// Against mice 3.15 on ten given completed sets, at 1e-9: `imputation_own.json`.
class PooledReference {
    private static final JsonNode GOLDEN =
            References.results("imputation_own.json").get("own_long_n400_s303");
    private static final Table ALL = Table.read(References.own("own_long_n400_s303_m10.csv"));
    private static final Table ORIGINAL = Table.read(References.own("own_long_n400_s303.csv"));
    private static final int SETS = 10;
    private static final int N = 400;

    private static Column column(String name, int set) {
        Column whole = ALL.column(name);
        return Column.of(N, i -> whole.get(set * N + i));
    }

    @Test
    void linear_model_pooled_over_given_sets_agrees_with_mice() {
        var values = new double[4][SETS];
        var errors = new double[4][SETS];
        for (int set = 0; set < SETS; set++) {
            Design design = Design.intercept(N)
                    .and("X1", column("X1", set))
                    .and("Y0", column("Y0", set))
                    .and("A1", column("A1", set));
            Fit fit = new GeneralisedLinearModel(
                            design, column("Y5", set), Column.constant(N, 1), Grouping.each(N), Link.IDENTITY)
                    .fit()
                    .orElseThrow();
            double variance = fit.dispersion() * N / (N - 4);
            for (int j = 0; j < 4; j++) {
                values[j][set] = fit.coefficients().get(j);
                errors[j][set] = Math.sqrt(variance * fit.inverseInformation().get(j, j));
            }
        }
        String[] terms = {"(Intercept)", "X1", "Y0", "A1"};
        for (int j = 0; j < 4; j++) {
            agree(Pooled.of(values[j], errors[j], 396), GOLDEN.get("pooled_lm").get(terms[j]));
        }
    }

    /// The sets carry no second option: it comes from the original data, by the order of rows.
    private static JointEstimate regimes(int set) {
        int[][] regimes = {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
        List<String> names = List.of("(1,1)", "(1,-1)", "(-1,1)", "(-1,-1)");
        Column first = ORIGINAL.column("A1");
        Column response = ORIGINAL.column("R");
        Column second = ORIGINAL.column("A2");
        RegimeRows rows = RegimeRows.of(
                names,
                N,
                (i, r) -> first.get(i) == regimes[r][0] && (response.get(i) == 1 || second.get(i) == regimes[r][1]));
        Column probability =
                Column.of(rows.rows(), row -> response.get(rows.participant().get(row)) == 1 ? 0.5 : 0.25);
        RegimeValues values = new WeightedReplicated(
                        rows,
                        column("Y5", set),
                        Design.empty(N),
                        probability,
                        Matrix.of(N, 0, (i, j) -> 0),
                        Link.IDENTITY)
                .fit()
                .orElseThrow();
        return values.coefficients();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wr_pooled_dfcomInf", "wr_pooled_dfcom_nminus4"})
    void weighted_and_replicated_values_and_contrasts_agree_with_mice(String key) {
        double df = key.endsWith("Inf") ? Double.POSITIVE_INFINITY : N - 4;
        List<JointEstimate> sets =
                IntStream.range(0, SETS).mapToObj(PooledReference::regimes).toList();
        List<String> names = sets.getFirst().names();
        for (int a = 0; a < 4; a++) {
            int value = a;
            List<Estimate> each = sets.stream()
                    .map(set -> set.estimate(value, Level.OF_95_PERCENT))
                    .toList();
            agree(pooled(each, df), GOLDEN.get(key).get(names.get(a)));
            for (int b = a + 1; b < 4; b++) {
                int other = b;
                List<Estimate> differences = sets.stream()
                        .map(set ->
                                set.contrast(value, other, Level.OF_95_PERCENT).difference())
                        .toList();
                agree(pooled(differences, df), GOLDEN.get(key).get(names.get(a) + " - " + names.get(b)));
            }
        }
    }

    @Test
    void joint_test_that_all_regimes_are_equal_agrees_with_mice() {
        var values = new ArrayList<Column>();
        var covariances = new ArrayList<Matrix>();
        for (int set = 0; set < SETS; set++) {
            JointEstimate differences = regimes(set)
                    .map(List.of("a", "b", "c"), Matrix.of(3, 4, (i, j) -> j == i ? 1 : j == i + 1 ? -1 : 0));
            values.add(differences.values());
            covariances.add(differences.covariance());
        }
        var test = (GlobalTest.F) JointlyPooled.test(values, covariances);
        JsonNode golden = GOLDEN.get("D1");
        near("F", test.statistic(), golden.get("F"));
        near("df2", test.denominatorDf(), golden.get("df2"));
        assertThat(test.df()).isEqualTo(golden.get("df1").asInt());
        assertThat(test.p())
                .isCloseTo(
                        golden.get("p").asDouble(),
                        within(1e-6 * golden.get("p").asDouble()));
    }

    private static Pooled pooled(List<Estimate> estimates, double df) {
        return Pooled.of(
                estimates.stream().mapToDouble(Estimate::estimate).toArray(),
                estimates.stream().mapToDouble(Estimate::se).toArray(),
                df);
    }

    private static void agree(Pooled pooled, JsonNode golden) {
        Estimate estimate = pooled.at(Level.OF_95_PERCENT);
        near("qbar", pooled.estimate(), golden.get("qbar"));
        near("ubar", pooled.within(), golden.get("ubar"));
        near("b", pooled.between(), golden.get("b"));
        near("t", pooled.total(), golden.get("t"));
        near("se", estimate.se(), golden.get("se"));
        near("df", pooled.df(), golden.get("df"));
        near("riv", pooled.relativeIncrease(), golden.get("riv"));
        near("fmi", pooled.missingInformation(), golden.get("fmi"));
        near("lower", estimate.lower(), golden.get("lower"));
        near("upper", estimate.upper(), golden.get("upper"));
        assertThat(estimate.p())
                .as("p")
                .isCloseTo(
                        golden.get("p").asDouble(),
                        within(1e-6 * golden.get("p").asDouble() + 1e-300));
    }

    private static void near(String what, double actual, JsonNode golden) {
        double expected = golden.asDouble();
        assertThat(actual).as(what).isCloseTo(expected, within(1e-9 * Math.max(Math.abs(expected), 0.1)));
    }
}
