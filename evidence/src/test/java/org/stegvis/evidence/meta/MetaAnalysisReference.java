package org.stegvis.evidence.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.evidence.meta.Near.assertNear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.evidence.References;
import tools.jackson.databind.JsonNode;

/// metafor, run to full convergence by `crosscheck/meta.R` on made-up studies; relative tolerance 1e-8.
class MetaAnalysisReference {
    private static final JsonNode EXPECTED = References.results("meta.json");
    private static final Effects RISK_RATIOS = MadeUpStudies.binary(BinaryMeasure.RISK_RATIO);
    private static final Effects DIFFERENCES = MadeUpStudies.differences();

    @Test
    void effects_of_single_studies() {
        Map.of(
                        "OR", MadeUpStudies.binary(BinaryMeasure.ODDS_RATIO),
                        "RR", RISK_RATIOS,
                        "RD", MadeUpStudies.binary(BinaryMeasure.RISK_DIFFERENCE),
                        "PETO", MadeUpStudies.binary(BinaryMeasure.PETO),
                        "MD", DIFFERENCES,
                        "SMD", MadeUpStudies.standardised())
                .forEach((measure, effects) -> {
                    JsonNode expected = EXPECTED.get("effects").get(measure);
                    for (int i = 0; i < effects.size(); i++) {
                        assertNear(
                                measure + " value " + i,
                                effects.values().get(i),
                                expected.get("yi").get(i));
                        assertNear(
                                measure + " variance " + i,
                                effects.variances().get(i),
                                expected.get("vi").get(i));
                    }
                });
    }

    @Test
    void ten_estimators_of_tau_squared_and_three_kinds_of_uncertainty() {
        assertThat(EXPECTED.get("fits").size()).isEqualTo(60);
        for (JsonNode fit : EXPECTED.get("fits")) {
            MetaAnalysis analysis = analysis(fit);
            Effects effects = fit.get("measure").asString().equals("RR") ? RISK_RATIOS : DIFFERENCES;
            check(fit, analysis.of(effects));
        }
    }

    private static void check(JsonNode fit, MetaResult result) {
        String name = fit.get("method").asString() + " " + fit.get("test").asString() + " ";
        Estimate pooled = result.pooled();
        assertNear(name + "beta", pooled.estimate(), fit.get("beta"));
        assertNear(name + "se", pooled.se(), fit.get("se"));
        assertNear(name + "p", pooled.p(), fit.get("p").asDouble(), 1e-7);
        assertNear(name + "lower", pooled.lower(), fit.get("lower"));
        assertNear(name + "upper", pooled.upper(), fit.get("upper"));
        assertNear(name + "tau2", result.tau2().estimate(), fit.get("tau2"));
        assertNear(name + "se of tau2", result.tau2().se(), fit.get("se_tau2"));
        Heterogeneity spread = result.heterogeneity();
        assertNear(name + "I2", spread.iSquared(), fit.get("I2"));
        assertNear(name + "H2", spread.hSquared(), fit.get("H2"));
        assertNear(name + "Q", spread.q(), fit.get("Q"));
        assertNear(name + "p of Q", spread.p(), fit.get("Qp"));
        assertNear(name + "log likelihood", result.logLikelihood(), fit.get("logLik"));
        JsonNode profile = fit.get("profile");
        if (profile.isArray() && result.asked().level().value() == 0.95) {
            assertNear(name + "profile", spread.tau2Range().lower(), profile.get(0));
            assertNear(name + "profile", spread.tau2Range().upper(), profile.get(1));
            assertNear(name + "profile of I2", spread.iSquaredRange().lower(), profile.get(2));
            assertNear(name + "profile of I2", spread.iSquaredRange().upper(), profile.get(3));
            assertNear(name + "profile of H2", spread.hSquaredRange().lower(), profile.get(4));
            assertNear(name + "profile of H2", spread.hSquaredRange().upper(), profile.get(5));
        }
        JsonNode prediction = fit.get("pi");
        if (prediction.isArray()) {
            Heterogeneity.Range found = Objects.requireNonNull(result.prediction());
            assertNear(name + "prediction", found.lower(), prediction.get(0));
            assertNear(name + "prediction", found.upper(), prediction.get(1));
        }
    }

    @Test
    void meta_regression() {
        JsonNode regression = EXPECTED.get("regression");
        Moderators two = Moderators.of(
                List.of("dose", "year"), List.of(MadeUpStudies.column("dose"), MadeUpStudies.column("year")));
        Moderators one = Moderators.of(List.of("dose"), List.of(MadeUpStudies.column("dose")));
        checkRegression(regression.get("two"), two);
        checkRegression(regression.get("one"), one);
        regression.get("others").forEach(expected -> checkRegression(expected, one));
    }

    private static void checkRegression(JsonNode expected, Moderators moderators) {
        MetaResult found = analysis(expected).of(RISK_RATIOS, moderators);
        String name = "regression " + expected.get("method").asString() + " ";
        for (int j = 0; j < moderators.size(); j++) {
            Estimate estimate = found.coefficients().estimate(j, found.asked().level());
            // The calendar year makes the problem ill-conditioned; a few digits go with it.
            assertNear(
                    name + "beta",
                    estimate.estimate(),
                    expected.get("beta").get(j).asDouble(),
                    1e-7);
            assertNear(name + "se", estimate.se(), expected.get("se").get(j).asDouble(), 1e-7);
            assertNear(name + "p", estimate.p(), expected.get("p").get(j).asDouble(), 1e-7);
        }
        assertNear(name + "tau2", found.tau2().estimate(), expected.get("tau2"));
        assertNear(name + "se of tau2", found.tau2().se(), expected.get("se_tau2"));
        assertNear(name + "QE", found.heterogeneity().q(), expected.get("Q"));
        assertNear(name + "I2", found.heterogeneity().iSquared(), expected.get("I2"));
        if (expected.has("QM")) {
            var moderation = Objects.requireNonNull(found.moderation());
            assertNear(name + "QM", moderation.statistic(), expected.get("QM").asDouble(), 1e-7);
            assertNear(name + "QMp", moderation.p(), expected.get("QMp").asDouble(), 1e-7);
            assertNear(name + "R2", found.explained(), expected.get("R2"));
        }
    }

    @Test
    void influence_of_each_study() {
        var z = MetaAnalysis.withDefaults().with(Uncertainty.NORMAL);
        var t = new MetaAnalysis(TauSquared.DL, Uncertainty.KNAPP_HARTUNG, Level.OF_95_PERCENT, 0.5);
        Moderators dose = Moderators.of(List.of("dose"), List.of(MadeUpStudies.column("dose")));
        JsonNode expected = EXPECTED.get("influence");
        checkInfluence(expected.get("reml"), Influence.of(z, RISK_RATIOS));
        checkInfluence(expected.get("dl_knha"), Influence.of(t, RISK_RATIOS));
        checkInfluence(expected.get("regression"), Influence.of(z.with(TauSquared.DL), RISK_RATIOS, dose));
    }

    private static void checkInfluence(JsonNode expected, List<Influence> found) {
        for (int i = 0; i < found.size(); i++) {
            Influence one = found.get(i);
            String name = "study " + i + " ";
            assertNear(
                    name + "residual", one.residual(), expected.get("rstudent").get(i));
            assertNear(name + "dffits", one.dffits(), expected.get("dffits").get(i));
            assertNear(name + "Cook", one.cook(), expected.get("cook").get(i));
            assertNear(
                    name + "covariance ratio",
                    one.covarianceRatio(),
                    expected.get("cov").get(i));
            assertNear(
                    name + "tau2",
                    one.without().tau2().estimate(),
                    expected.get("tau2").get(i));
            assertNear(
                    name + "Q",
                    one.without().heterogeneity().q(),
                    expected.get("q").get(i));
            assertNear(name + "hat", one.hat(), expected.get("hat").get(i));
            for (int j = 0; j < one.dfbetas().size(); j++) {
                assertNear(
                        name + "dfbetas",
                        one.dfbetas().get(j),
                        expected.get("dfbs").get(i + j * found.size()));
            }
            if (one.dfbetas().size() == 1) {
                assertNear(name + "weight", one.weight(), expected.get("weight").get(i));
            }
        }
    }

    @Test
    void leaving_one_out_and_adding_one_by_one() {
        var analysis = MetaAnalysis.withDefaults().with(Uncertainty.NORMAL);
        JsonNode leave = EXPECTED.get("leave");
        List<Influence> without = Influence.of(analysis, RISK_RATIOS);
        List<MetaResult> with = Cumulative.of(analysis, RISK_RATIOS);
        JsonNode cumulative = EXPECTED.get("cumulative");
        for (int i = 0; i < without.size(); i++) {
            MetaResult left = without.get(i).without();
            assertNear("left " + i, left.pooled().estimate(), leave.get(0).get(i));
            assertNear("left " + i, left.pooled().se(), leave.get(1).get(i));
            assertNear(
                    "left I2 " + i,
                    left.heterogeneity().iSquared(),
                    leave.get(4).get(i));
            assertNear(
                    "added " + i,
                    with.get(i).pooled().estimate(),
                    cumulative.get("estimate").get(i));
            assertNear(
                    "added " + i,
                    with.get(i).pooled().se(),
                    cumulative.get("se").get(i));
            assertNear(
                    "added " + i,
                    with.get(i).tau2().estimate(),
                    cumulative.get("tau2").get(i));
        }
    }

    @Test
    void subgroups_and_their_difference() {
        JsonNode expected = EXPECTED.get("subgroups");
        Subgroups found =
                Subgroups.of(MetaAnalysis.withDefaults().with(Uncertainty.NORMAL), RISK_RATIOS, MadeUpStudies.groups());
        int g = 0;
        for (MetaResult group : found.groups().values()) {
            assertNear("group", group.pooled().estimate(), expected.get("beta").get(g));
            assertNear("group", group.pooled().se(), expected.get("se").get(g++));
        }
        assertNear("Q", found.difference().statistic(), expected.get("Q"));
        assertNear("p", found.difference().p(), expected.get("Qp"));
    }

    @Test
    void small_study_effects() {
        var analysis = MetaAnalysis.withDefaults().with(Uncertainty.NORMAL);
        Estimate egger = SmallStudies.egger(analysis, RISK_RATIOS);
        assertNear("Egger", egger.statistic(), EXPECTED.get("egger").get("rma").get("stat"));
        assertNear("Egger", egger.p(), EXPECTED.get("egger").get("rma").get("p"));
        Estimate classical = SmallStudies.eggerClassical(analysis, RISK_RATIOS);
        assertNear(
                "Egger", classical.statistic(), EXPECTED.get("egger").get("lm").get("stat"));
        assertNear("Egger", classical.p(), EXPECTED.get("egger").get("lm").get("p"));
        checkBegg(EXPECTED.get("begg"), RISK_RATIOS);
        checkBegg(
                EXPECTED.get("begg_ties"),
                effects(new double[] {.1, .4, -.2, .3, .5, .2}, new double[] {.1, .2, .1, .3, .2, .4}));
    }

    private static void checkBegg(JsonNode expected, Effects effects) {
        SmallStudies.RankCorrelation found = SmallStudies.begg(effects);
        assertNear("tau", found.tau(), expected.get("tau"));
        assertNear("p", found.p(), expected.get("p"));
    }

    @Test
    void trim_and_fill() {
        var dl = MetaAnalysis.withDefaults().with(TauSquared.DL).with(Uncertainty.NORMAL);
        JsonNode expected = EXPECTED.get("fill");
        JsonNode skew = EXPECTED.get("skew");
        var y = new double[skew.size()];
        var v = new double[skew.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = skew.get(i).get("yi").asDouble();
            v[i] = skew.get(i).get("vi").asDouble();
        }
        checkFill(expected.get("rr_L0"), dl.with(Uncertainty.KNAPP_HARTUNG), RISK_RATIOS, TrimAndFill.Estimator.L0);
        checkFill(expected.get("md_L0"), dl, DIFFERENCES, TrimAndFill.Estimator.L0);
        checkFill(expected.get("skew_L0"), dl, effects(y, v), TrimAndFill.Estimator.L0);
        checkFill(expected.get("skew_R0"), dl, effects(y, v), TrimAndFill.Estimator.R0);
    }

    private static void checkFill(
            JsonNode expected, MetaAnalysis analysis, Effects effects, TrimAndFill.Estimator estimator) {
        TrimAndFill found = TrimAndFill.of(analysis, effects, estimator);
        assertThat(found.isLeft()).isEqualTo(expected.get("side").asString().equals("left"));
        assertThat(found.missing()).isEqualTo(expected.get("k0").asInt());
        assertNear("filled", found.filled().pooled().estimate(), expected.get("beta"));
        assertNear("tau2", found.filled().tau2().estimate(), expected.get("tau2"));
        if (analysis.uncertainty() == Uncertainty.NORMAL) {
            assertNear("filled", found.filled().pooled().se(), expected.get("se"));
        }
    }

    /// metafor finds these by a general optimiser, to fewer digits.
    @Test
    void several_contrasts_of_one_trial() {
        for (JsonNode expected : EXPECTED.get("multi")) {
            MetaResult found = MetaAnalysis.withDefaults()
                    .with(TauSquared.valueOf(expected.get("method").asString()))
                    .with(Uncertainty.NORMAL)
                    .withCorrelationWithin(expected.get("rho").asDouble())
                    .of(MadeUpStudies.severalArms());
            assertNear("beta", found.pooled().estimate(), expected.get("beta").asDouble(), 1e-6);
            assertNear("se", found.pooled().se(), expected.get("se").asDouble(), 1e-6);
            assertNear("tau2", found.tau2().estimate(), expected.get("tau2").asDouble(), 1e-5);
            assertNear("Q", found.heterogeneity().q(), expected.get("Q"));
            assertNear(
                    "log likelihood",
                    found.logLikelihood(),
                    expected.get("logLik").asDouble(),
                    1e-9);
        }
    }

    @Test
    void mantel_and_haenszel_and_peto() {
        PooledTables tables = PooledTables.of(MadeUpStudies.tables(), Level.OF_95_PERCENT);
        Map.of(
                        "OR", tables.mantelHaenszelOddsRatio(),
                        "RR", tables.mantelHaenszelRiskRatio(),
                        "RD", tables.mantelHaenszelRiskDifference(),
                        "PETO", tables.peto())
                .forEach((measure, found) -> {
                    assertNear(
                            measure,
                            found.estimate(),
                            EXPECTED.get("mh").get(measure).get("beta"));
                    assertNear(
                            measure, found.se(), EXPECTED.get("mh").get(measure).get("se"));
                });
    }

    static Effects effects(double[] values, double[] variances) {
        var studies = new ArrayList<Study>();
        for (int i = 0; i < values.length; i++) {
            studies.add(Study.of("study " + i, values[i], variances[i]));
        }
        return new Effects(studies);
    }

    private static MetaAnalysis analysis(JsonNode fit) {
        String method = fit.get("method").asString();
        return new MetaAnalysis(
                method.equals("EE") ? TauSquared.COMMON : TauSquared.valueOf(method),
                switch (fit.get("test").asString()) {
                    case "z" -> Uncertainty.NORMAL;
                    case "knha" -> Uncertainty.KNAPP_HARTUNG;
                    default -> Uncertainty.KNAPP_HARTUNG_AD_HOC;
                },
                new Level(fit.get("level").asDouble()),
                0.5);
    }
}
