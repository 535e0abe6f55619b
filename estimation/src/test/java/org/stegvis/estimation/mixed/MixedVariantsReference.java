package org.stegvis.estimation.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.mixed.Covariance.Marginal;
import org.stegvis.estimation.reference.References;
import org.stegvis.estimation.reference.Table;
import tools.jackson.databind.JsonNode;

/// Against nlme 3.1-162, glmmTMB 1.1.5, lme4 1.1-31, lmerTest 3.1-3 and pbkrtest 0.5.2: `crosscheck/mixed.R`. They
/// stop before the maximum, which costs them some digits of the covariance; the likelihood at the maximum is never
/// below theirs.
class MixedVariantsReference {
    private static final JsonNode GOLDEN = References.results("mixed.json");
    private static final double TOLERANCE = 1e-3;

    @ParameterizedTest
    @CsvSource({
        "ar1h_reml, HETEROGENEOUS_AR1, RESTRICTED",
        "toeph_reml, HETEROGENEOUS_TOEPLITZ, RESTRICTED",
        "un_ml, UNSTRUCTURED, FULL",
        "cs_ml, COMPOUND_SYMMETRY, FULL"
    })
    void agrees_with_nlme_and_glmmTMB(String key, Marginal covariance, Likelihood likelihood) {
        WeeklyCase data = WeeklyCase.of("own_long");
        agrees(new MixedModel(data.byVisit(), covariance, likelihood).fit().orElseThrow(), GOLDEN.get(key));
    }

    @Test
    void constrained_longitudinal_analysis_agrees_with_nlme() {
        MixedFit fit =
                new MixedModel(constrained(), Marginal.UNSTRUCTURED).fit().orElseThrow();
        agrees(fit, GOLDEN.get("clda_reml"));
    }

    @Test
    void constrained_longitudinal_analysis_with_a_random_intercept_agrees_with_lme4() {
        MixedFit fit = new MixedModel(constrained(), new Covariance.RandomIntercept())
                .fit()
                .orElseThrow();
        JsonNode golden = GOLDEN.get("clda_ri");
        likelihood(fit, golden);
        MixedInference satterthwaite = fit.inference(SmallSample.SATTERTHWAITE);
        MixedInference kenward = fit.inference(SmallSample.KENWARD_ROGER_EXPECTED);
        int terms = fit.terms().size();
        for (int j = 0; j < terms; j++) {
            Column unit = unit(terms, j);
            close("df", satterthwaite.df(unit), value(golden.get("df_satterthwaite"), j));
            close("Kenward-Roger df", kenward.df(unit), value(golden.get("df_kenward_roger"), j));
            Estimate estimate = kenward.estimate(unit, Level.OF_95_PERCENT);
            close("Kenward-Roger se", estimate.se(), value(golden.get("se_kenward_roger"), j));
        }
    }

    @Test
    void slopes_that_do_not_vary_are_told_and_agree_with_lme4() {
        JsonNode golden = GOLDEN.get("edge");
        double[] y = References.numbers(golden.get("y"));
        Matrix outcomes = Matrix.of(60, 4, (i, v) -> y[4 * i + v]);
        Column arm = Column.of(60, i -> i % 2);
        Column times = Column.of(0, 1, 2, 3);
        var data = new RepeatedMeasures(
                List.of("0", "1", "2", "3"),
                outcomes,
                List.of(
                        VisitTerm.constant("(Intercept)", Column.constant(60, 1), 4),
                        VisitTerm.constant("arm", arm, 4),
                        new VisitTerm("t", Column.constant(60, 1), times),
                        new VisitTerm("arm:t", arm, times)));
        MixedFit fit = new MixedModel(data, new Covariance.RandomInterceptAndSlope(times))
                .fit()
                .orElseThrow();

        assertThat(fit.edge()).contains("slopes of participants do not vary beyond their intercepts");
        likelihood(fit, golden);
        for (int j = 0; j < 4; j++) {
            close("coefficient", fit.coefficients().get(j), value(golden.get("coef"), j));
            close("se", Math.sqrt(fit.covariance().get(j, j)), value(golden.get("se"), j));
        }
    }

    private static RepeatedMeasures constrained() {
        Table table = Table.read(References.own("own_long_n400_s303.csv"));
        int n = table.rows();
        Matrix y = Matrix.of(n, 6, (i, v) -> table.column("Y" + v).get(i));
        Column arm = Column.of(n, i -> table.column("A1").get(i) > 0 ? 1 : 0);
        List<String> visits = IntStream.range(0, 6).mapToObj(v -> "wk" + v).toList();
        var terms = new ArrayList<>(VisitTerm.eachVisit("mean", Column.constant(n, 1), visits));
        terms.addAll(VisitTerm.eachVisit("arm", arm, visits).subList(1, 6));
        return new RepeatedMeasures(visits, y, terms);
    }

    private static void agrees(MixedFit fit, JsonNode golden) {
        likelihood(fit, golden);
        for (int j = 0; j < fit.terms().size(); j++) {
            double se = value(golden.get("se"), j);
            assertThat(fit.coefficients().get(j))
                    .as(fit.terms().get(j))
                    .isCloseTo(value(golden.get("coef"), j), within(TOLERANCE * se));
            close("se", Math.sqrt(fit.covariance().get(j, j)), se);
        }
        Matrix sigma = fit.outcomeCovariance();
        for (int a = 0; a < sigma.rows(); a++) {
            for (int b = 0; b < sigma.rows(); b++) {
                double scale = Math.sqrt(sigma.get(a, a) * sigma.get(b, b));
                assertThat(sigma.get(a, b))
                        .as("Sigma %d,%d", a, b)
                        .isCloseTo(golden.get("Sigma").get(a).get(b).asDouble(), within(TOLERANCE * scale));
            }
        }
    }

    private static void likelihood(MixedFit fit, JsonNode golden) {
        double minus2 = golden.get("minus2").asDouble();
        assertThat(-2 * fit.logLikelihood())
                .isCloseTo(minus2, within(1e-6 * minus2))
                .isLessThan(minus2 + 1e-6);
    }

    private static double value(JsonNode node, int index) {
        return (node.isArray()
                        ? node.get(index)
                        : node.get(List.copyOf(node.propertyNames()).get(index)))
                .asDouble();
    }

    private static Column unit(int size, int at) {
        return Column.of(size, j -> j == at ? 1 : 0);
    }

    private static void close(String what, double actual, double expected) {
        assertThat(actual).as(what).isCloseTo(expected, within(TOLERANCE * Math.abs(expected)));
    }
}
