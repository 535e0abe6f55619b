package org.stegvis.estimation.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.mixed.Covariance.Marginal;
import org.stegvis.estimation.reference.References;
import tools.jackson.databind.JsonNode;

/// Against `mixed_own.json`: an independent restricted likelihood iterated to a score below 1e-10 (1e-9), mmrm
/// 0.3.18, lme4 1.1-31 with lmerTest 3.1-3 and pbkrtest 0.5.2, nlme 3.1-162 (1e-3, since they stop earlier).
class MixedModelReference {
    private static final double TIGHT = 1e-9;
    private static final double LOOSE = 1e-3;

    private static JsonNode golden(String key) {
        return References.results("mixed_own.json").get(key);
    }

    private static MixedFit fit(RepeatedMeasures data, Covariance covariance) {
        return new MixedModel(data, covariance).fit().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"own_weekly_n240_s808", "own_long_s303"})
    void unstructured_agrees_with_an_independent_restricted_likelihood(String key) {
        JsonNode golden = golden(key).get("own_reml_un");
        MixedFit fit = fit(WeeklyCase.of(key).byVisit(), Marginal.UNSTRUCTURED);

        numbers("coefficients", fit.coefficients().toArray(), golden.get("coef"), TIGHT);
        double[] se = fit.covariance().diagonal().toArray();
        numbers(
                "se",
                IntStream.range(0, se.length).mapToDouble(i -> Math.sqrt(se[i])).toArray(),
                golden.get("se"),
                TIGHT);
        matrix("vcov", fit.covariance(), golden.get("vcov"), TIGHT);
        matrix("Sigma", fit.outcomeCovariance(), golden.get("Sigma"), TIGHT);
        close("-2 l", -2 * fit.logLikelihood(), golden.get("minus2reml").asDouble(), TIGHT);
        assertThat(fit.largestScore()).isLessThan(1e-6);
    }

    @ParameterizedTest
    @CsvSource({
        "own_weekly_n240_s808, us, UNSTRUCTURED",
        "own_weekly_n240_s808, ar1, AR1",
        "own_weekly_n240_s808, cs, COMPOUND_SYMMETRY",
        "own_weekly_n240_s808, csh, HETEROGENEOUS_COMPOUND_SYMMETRY",
        "own_weekly_n240_s808, toep, TOEPLITZ",
        "own_long_s303, us, UNSTRUCTURED",
        "own_long_s303, ar1, AR1",
        "own_long_s303, cs, COMPOUND_SYMMETRY",
        "own_long_s303, csh, HETEROGENEOUS_COMPOUND_SYMMETRY",
        "own_long_s303, toep, TOEPLITZ"
    })
    void marginal_covariances_agree_with_mmrm(String key, String name, Marginal covariance) {
        WeeklyCase data = WeeklyCase.of(key);
        MixedFit fit = fit(data.byVisit(), covariance);
        for (SmallSample method :
                List.of(SmallSample.SATTERTHWAITE, SmallSample.KENWARD_ROGER, SmallSample.KENWARD_ROGER_LINEAR)) {
            String suffix = switch (method) {
                case SATTERTHWAITE -> "Satterthwaite";
                case KENWARD_ROGER -> "Kenward-Roger";
                default -> "Kenward-Roger-Linear";
            };
            JsonNode golden = golden(key).get("mmrm_" + name + "_" + suffix);
            MixedInference inference = fit.inference(method);
            close("-2 l", -2 * fit.logLikelihood(), golden.get("minus2reml").asDouble(), 1e-8);
            matrix("Sigma", fit.outcomeCovariance(), golden.get("Sigma"), LOOSE);
            coefficients(inference, fit, golden.get("coef"), golden.get("se"), golden.get("df"));
            JsonNode last = golden.get("contrast_at_last");
            Estimate effect = inference.estimate(lastVisit(data), Level.OF_95_PERCENT);
            close(method + " estimate", effect.estimate(), last.get("est").asDouble(), LOOSE);
            close(method + " se", effect.se(), last.get("se").asDouble(), LOOSE);
            close(method + " df", inference.df(lastVisit(data)), last.get("df").asDouble(), LOOSE);
            close(method + " t", effect.statistic(), last.get("t_stat").asDouble(), LOOSE);
            close(method + " p", effect.p(), last.get("p_val").asDouble(), 5e-3);
            joint(inference.test(interactions(data)), golden.get("joint_arm_by_week"));
        }
    }

    private static void joint(GlobalTest test, JsonNode golden) {
        assertThat(test.df()).isEqualTo(golden.get("num_df").asInt());
        close("joint F", test.statistic(), golden.get("f_stat").asDouble(), LOOSE);
        close(
                "joint df",
                ((GlobalTest.F) test).denominatorDf(),
                golden.get("denom_df").asDouble(),
                LOOSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"own_weekly_n240_s808", "own_long_s303"})
    void random_intercept_agrees_with_lme4(String key) {
        WeeklyCase data = WeeklyCase.of(key);
        agreesWithLme4(
                fit(data.byVisit(), new Covariance.RandomIntercept()),
                golden(key).get("lmer_ri"),
                lastVisit(data));
    }

    @ParameterizedTest
    @ValueSource(strings = {"own_weekly_n240_s808", "own_long_s303"})
    void random_slope_agrees_with_lme4(String key) {
        WeeklyCase data = WeeklyCase.of(key);
        Column effect = Column.of(0, 0, 1, 0, data.size());
        agreesWithLme4(
                fit(data.byTime(), new Covariance.RandomInterceptAndSlope(data.times())),
                golden(key).get("lmer_rs"),
                effect);
    }

    private static void agreesWithLme4(MixedFit fit, JsonNode golden, Column effect) {
        close("-2 l", -2 * fit.logLikelihood(), golden.get("minus2reml").asDouble(), 1e-8);
        assertThat(fit.edge()).isEmpty();
        MixedInference satterthwaite = fit.inference(SmallSample.SATTERTHWAITE);
        coefficients(satterthwaite, fit, golden.get("coef"), golden.get("se"), golden.get("df_satterthwaite"));
        contrast(satterthwaite, effect, golden.get("contrast_satterthwaite"));
        MixedInference kenward = fit.inference(SmallSample.KENWARD_ROGER_EXPECTED);
        coefficients(kenward, fit, golden.get("coef"), golden.get("se_kenward_roger"), golden.get("df_kenward_roger"));
        contrast(kenward, effect, golden.get("contrast_kenward_roger"));
    }

    private static void contrast(MixedInference inference, Column effect, JsonNode golden) {
        Estimate found = inference.estimate(effect, Level.OF_95_PERCENT);
        close("estimate", found.estimate(), golden.get("Estimate").asDouble(), LOOSE);
        close("se", found.se(), golden.get("Std. Error").asDouble(), LOOSE);
        close("df", inference.df(effect), golden.get("df").asDouble(), LOOSE);
        close("lower", found.lower(), golden.get("lower").asDouble(), LOOSE);
        close("upper", found.upper(), golden.get("upper").asDouble(), LOOSE);
        close("p", found.p(), golden.get("Pr(>|t|)").asDouble(), 5e-3);
    }

    private static Column lastVisit(WeeklyCase data) {
        int terms = 1 + 2 * data.size();
        return Column.of(terms, j -> j == 2 || j == terms - 1 ? 1 : 0);
    }

    private static Matrix interactions(WeeklyCase data) {
        int first = 2 + data.size();
        return Matrix.of(data.size() - 1, 1 + 2 * data.size(), (i, j) -> j == first + i ? 1 : 0);
    }

    private static void coefficients(MixedInference inference, MixedFit fit, JsonNode coef, JsonNode se, JsonNode df) {
        int terms = fit.terms().size();
        Estimate[] all = IntStream.range(0, terms)
                .mapToObj(j -> inference.estimate(unit(terms, j), Level.OF_95_PERCENT))
                .toArray(Estimate[]::new);
        double[] spread = new double[terms];
        for (int j = 0; j < terms; j++) {
            spread[j] = all[j].se();
            double expected = coef.get(name(coef, j)).asDouble();
            assertThat(all[j].estimate()).as("coef " + j).isCloseTo(expected, within(LOOSE * all[j].se()));
        }
        numbers(inference.method() + " se", spread, se, LOOSE);
        numbers(
                inference.method() + " df",
                IntStream.range(0, terms)
                        .mapToDouble(j -> inference.df(unit(terms, j)))
                        .toArray(),
                df,
                LOOSE);
    }

    private static Column unit(int size, int at) {
        return Column.of(size, j -> j == at ? 1 : 0);
    }

    private static String name(JsonNode node, int index) {
        return List.copyOf(node.propertyNames()).get(index);
    }

    private static void numbers(String what, double[] actual, JsonNode expected, double tolerance) {
        assertThat(actual).hasSize(expected.size());
        for (int i = 0; i < actual.length; i++) {
            String name = name(expected, i);
            close(what + " of " + name, actual[i], expected.get(name).asDouble(), tolerance);
        }
    }

    private static void matrix(String what, Matrix actual, JsonNode expected, double tolerance) {
        for (int i = 0; i < actual.rows(); i++) {
            for (int j = 0; j < actual.columns(); j++) {
                double scale = Math.sqrt(actual.get(i, i) * actual.get(j, j));
                assertThat(actual.get(i, j))
                        .as(what + " " + i + "," + j)
                        .isCloseTo(expected.get(i).get(j).asDouble(), within(tolerance * scale));
            }
        }
    }

    private static void close(String what, double actual, double expected, double tolerance) {
        assertThat(actual).as(what).isCloseTo(expected, within(tolerance * Math.abs(expected)));
    }
}
