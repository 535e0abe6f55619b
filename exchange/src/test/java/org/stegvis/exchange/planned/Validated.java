package org.stegvis.exchange.planned;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.AnalysisPlan;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.AnalysisOfCovariance;
import org.stegvis.protocol.estimator.Augmentation;
import org.stegvis.protocol.estimator.AugmentedInverseProbability;
import org.stegvis.protocol.estimator.CensoringWeighted;
import org.stegvis.protocol.estimator.Correction;
import org.stegvis.protocol.estimator.Correlation;
import org.stegvis.protocol.estimator.Estimator;
import org.stegvis.protocol.estimator.GComputation;
import org.stegvis.protocol.estimator.InterimAugmented;
import org.stegvis.protocol.estimator.InverseProbability;
import org.stegvis.protocol.estimator.Longitudinal;
import org.stegvis.protocol.estimator.MultiplyImputed;
import org.stegvis.protocol.estimator.Normalisation;
import org.stegvis.protocol.estimator.Progress;
import org.stegvis.protocol.estimator.Referral;
import org.stegvis.protocol.estimator.Regression;
import org.stegvis.protocol.estimator.RepeatedMeasures;
import org.stegvis.protocol.estimator.RuleLearning;
import org.stegvis.protocol.estimator.Survival;
import org.stegvis.protocol.estimator.TimeCourse;
import org.stegvis.protocol.estimator.WeightedReplicated;
import org.stegvis.protocol.estimator.Weights;
import org.stegvis.protocol.expression.Reference;

/// The register of estimators: each with what it is checked against, and the analysis that laws and
/// simulation run. A test fails if an estimator is missing here.
///
/// @param name as the validation page shows it
/// @param reference where its numbers come from, with the test that holds it there
record Validated(
        String name, String reference, double tolerance, AnalysisPlan plan, Estimator estimator, Setting setting) {
    private static final String GEEPACK = "geepack 1.3.9; `PlannedAnalysesReference`, `WeightedReplicatedReference`";
    private static final String STACKED =
            "estimating equations in R with exact derivatives (`crosscheck/regime_estimators.R`); `EstimatorsReference`";

    /// The made-up study that an estimator is run on.
    enum Setting {
        ONCE("own-estimators.yaml", 4),
        FIRST_ONCE("own-estimators.yaml", 2),
        FIRST_HIGH("own-estimators.yaml", 2),
        LEFT("own-left.yaml", 4),
        ON_THE_WAY("own-left.yaml", 4),
        TIMES("own-times.yaml", 4),
        COURSE("own-course.yaml", 4),
        COURSE_MUCH("own-course.yaml", 4),
        FIRST_COURSE("own-course.yaml", 2);

        private final String file;
        private final int sides;

        Setting(String file, int sides) {
            this.file = file;
            this.sides = sides;
        }

        Protocol protocol() {
            return Study.protocol(Places.resource(file));
        }

        /// The same with another text.
        Protocol protocol(UnaryOperator<String> change) {
            try {
                return Study.protocol(file, change.apply(Files.readString(Places.resource(file))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int sides() {
            return sides;
        }

        TrialData data(MadeUpStudy study, int n, Random random) {
            return switch (this) {
                case ONCE, FIRST_ONCE, FIRST_HIGH -> study.once(n, random);
                case LEFT -> study.left(n, random);
                case ON_THE_WAY -> study.onTheWay(n, random);
                case TIMES -> study.times(n, random);
                case COURSE, COURSE_MUCH, FIRST_COURSE -> study.course(n, random);
            };
        }

        double truth(MadeUpStudy study, int side) {
            return switch (this) {
                case ONCE, LEFT, ON_THE_WAY -> study.valueOnce(side);
                case FIRST_HIGH -> study.riskOfFirst(side == 0 ? 1 : -1);
                case FIRST_ONCE -> study.valueOfFirst(side == 0 ? 1 : -1);
                case TIMES -> study.meanTime(side);
                case COURSE -> study.valueOfCourse(side);
                case COURSE_MUCH -> study.riskOfCourse(side);
                case FIRST_COURSE -> study.valueOfCourseOfFirst(side == 0 ? 1 : -1);
            };
        }
    }

    static List<Validated> all() {
        var all = new ArrayList<Validated>();
        AnalysisPlan plain = AnalysisPlan.ofRegimes("y@end");
        AnalysisPlan adjusted = plain.adjustedFor("x1", "x2");
        add(all, "weighted-replicated", GEEPACK, plain, WeightedReplicated.withDefaults());
        add(all, "weighted-replicated, covariates", GEEPACK, adjusted, WeightedReplicated.withDefaults());
        add(
                all,
                "weighted-replicated, observed weights",
                "geepack 1.3.9 and lm; `RegimeVariantsReference`",
                plain,
                WeightedReplicated.withDefaults().with(new Weights.Observed()));
        add(
                all,
                "weighted-replicated, covariates, Kauermann-Carroll, t",
                STACKED,
                adjusted,
                WeightedReplicated.withDefaults()
                        .with(Correction.KAUERMANN_CARROLL)
                        .with(Referral.STUDENT_T));
        add(
                all,
                "weighted-replicated, covariates, Mancl-DeRouen, t",
                STACKED,
                adjusted,
                WeightedReplicated.withDefaults().with(Correction.MANCL_DEROUEN).with(Referral.STUDENT_T));
        add(
                all,
                "weighted-replicated, covariates, Fay-Graubard, t",
                STACKED,
                adjusted,
                WeightedReplicated.withDefaults().with(Correction.FAY_GRAUBARD).with(Referral.STUDENT_T));
        add(
                all,
                "ipw, Horvitz-Thompson",
                STACKED,
                plain,
                InverseProbability.withDefaults().with(Normalisation.HORVITZ_THOMPSON));
        add(
                all,
                "ipw, Hajek, observed weights",
                STACKED,
                plain,
                InverseProbability.withDefaults().with(new Weights.Observed()));
        add(all, "g-computation", "SMARTAR 1.1.0; `SmartarReference`", plain, GComputation.withDefaults());
        add(
                all,
                "g-computation, covariates",
                STACKED,
                adjusted,
                GComputation.withDefaults().withHistory(history()));
        add(
                all,
                "aipw",
                STACKED,
                adjusted,
                AugmentedInverseProbability.withDefaults().withHistory(history()));
        for (RuleLearning.Method method : List.of(
                new RuleLearning.Method.QLearning(RuleLearning.Onwards.PREDICTED),
                new RuleLearning.Method.GEstimation(),
                new RuleLearning.Method.Dwols(RuleLearning.Balance.OVERLAP))) {
            all.add(new Validated(
                    method.word(),
                    "lm, DTRreg 2.4, DynTxRegime 4.15; `TailoringReference`; stacked equations in R (`crosscheck/tailoring.R`); `SandwichReference`",
                    1e-8,
                    adjusted,
                    RuleLearning.by(method).withModerators(history()).with(new RuleLearning.Inference.Sandwich()),
                    Setting.ONCE));
        }
        for (Correction correction : List.of(Correction.KAUERMANN_CARROLL, Correction.MANCL_DEROUEN)) {
            String more = correction == Correction.MANCL_DEROUEN ? ", Mancl-DeRouen, t" : ", Kauermann-Carroll, t";
            add(
                    all,
                    "g-computation, covariates" + more,
                    STACKED,
                    adjusted,
                    GComputation.withDefaults()
                            .withHistory(history())
                            .with(correction)
                            .with(Referral.STUDENT_T));
            add(
                    all,
                    "aipw" + more,
                    STACKED,
                    adjusted,
                    AugmentedInverseProbability.withDefaults()
                            .withHistory(history())
                            .with(correction)
                            .with(Referral.STUDENT_T));
        }
        addForMissing(all, plain);
        addForLooks(all, plain, adjusted);
        String geepackOverTime = "geepack 1.3.9; `LongitudinalReference`";
        AnalysisPlan course = AnalysisPlan.ofRegimesOverTime("y", "t0", "t1", "t2", "t3", "t4", "t5")
                .adjustedFor("x1");
        all.add(new Validated(
                "longitudinal, AR(1)",
                geepackOverTime,
                1e-9,
                course,
                Longitudinal.withDefaults().with(Correlation.AR1),
                Setting.COURSE));
        all.add(new Validated(
                "longitudinal, exchangeable, Mancl-DeRouen, t",
                "matrix algebra in R (`crosscheck/longitudinal.R`); `EstimatorsReference`",
                1e-9,
                course,
                Longitudinal.withDefaults()
                        .with(Correlation.EXCHANGEABLE)
                        .with(Correction.MANCL_DEROUEN)
                        .with(Referral.STUDENT_T),
                Setting.COURSE));
        all.add(new Validated(
                "longitudinal, logit, AR(1)",
                "geepack 1.3.9; `LinkedCourseReference`",
                1e-8,
                AnalysisPlan.ofRegimesOverTime("yb", "t1", "t2", "t3", "t4", "t5"),
                Longitudinal.withDefaults().with(TimeCourse.FREE).with(Correlation.AR1),
                Setting.COURSE_MUCH));
        all.add(new Validated(
                "survival",
                "survival 3.5 (R); `SurvivalReference`",
                1e-8,
                plain,
                Survival.withDefaults().until(MadeUpStudy.HORIZON),
                Setting.TIMES));
        for (Regression.Family family : List.of(Regression.Family.LOGISTIC, Regression.Family.POISSON)) {
            all.add(new Validated(
                    family.word(),
                    "glm, sandwich; `RisksReference`",
                    1e-9,
                    AnalysisPlan.ofOptions("first", "yb@end").adjustedFor("x1", "x2"),
                    new Regression(family),
                    Setting.FIRST_HIGH));
        }
        all.add(new Validated(
                "ancova",
                "lm, emmeans, sandwich; `AnalysisOfCovarianceReference`",
                1e-9,
                AnalysisPlan.ofOptions("first", "y@end").adjustedFor("x1", "x2"),
                new AnalysisOfCovariance(),
                Setting.FIRST_ONCE));
        all.add(new Validated(
                "mmrm",
                "own REML, nlme, lme4, mmrm; `RepeatedMeasuresReference`",
                1e-9,
                AnalysisPlan.ofOptionsOverTime("first", "y", "t1", "t2", "t3", "t4", "t5")
                        .adjustedFor("x1"),
                RepeatedMeasures.withDefaults(),
                Setting.FIRST_COURSE));
        return List.copyOf(all);
    }

    /// At an interim look, where participants are on the way.
    private static void addForLooks(List<Validated> all, AnalysisPlan plain, AnalysisPlan adjusted) {
        String reference =
                "the program of the authors, and stacked equations in R (`crosscheck/interim_regimes.R`); `InterimRegimesReference`";
        InterimAugmented interim = InterimAugmented.withDefaults();
        all.add(new Validated("iaipw", reference, 1e-9, plain, interim, Setting.ON_THE_WAY));
        all.add(new Validated(
                "iaipw, without regressions",
                reference,
                1e-9,
                plain,
                interim.with(Augmentation.NONE),
                Setting.ON_THE_WAY));
        all.add(new Validated(
                "iaipw, covariates, Mancl-DeRouen, t",
                reference,
                1e-9,
                adjusted,
                interim.withHistory(history())
                        .with(Progress.BY_PATH)
                        .with(Correction.MANCL_DEROUEN)
                        .with(Referral.STUDENT_T),
                Setting.ON_THE_WAY));
    }

    /// Where outcomes are missing, more often after a bad course.
    private static void addForMissing(List<Validated> all, AnalysisPlan plain) {
        var stages = new LinkedHashMap<String, List<Reference>>();
        stages.put(
                CensoringWeighted.OUTCOME,
                List.of(new Reference.Measured("s", "middle"), new Reference.OptionAt("first")));
        CensoringWeighted stayed = CensoringWeighted.by(stages);
        String reference = "glm and stacked equations in R (`crosscheck/ipcw.R`); `CensoringReference`";
        all.add(new Validated("ipcw", reference, 1e-8, plain, stayed, Setting.LEFT));
        all.add(new Validated(
                "ipcw, no correction, normal",
                reference,
                1e-8,
                plain,
                stayed.with(Correction.NONE).with(Referral.NORMAL),
                Setting.LEFT));
        all.add(new Validated(
                "ipcw, Mancl-DeRouen, t",
                reference,
                1e-8,
                plain,
                stayed.with(Correction.MANCL_DEROUEN).with(Referral.STUDENT_T),
                Setting.LEFT));
        all.add(new Validated(
                "multiple-imputation of weighted-replicated",
                "mice 3.15 (pooling); `PooledReference`",
                1e-9,
                plain,
                new MultiplyImputed(
                        WeightedReplicated.withDefaults(), 10, 3, MultiplyImputed.Numbers.NORMAL, 1, List.of()),
                Setting.LEFT));
    }

    /// What the values of an estimator do when data change in a way that changes no information.
    enum Law {
        ORDER("stay when participants stand in another order"),
        SCALE("follow when the outcome is multiplied"),
        ORIGIN("follow when a number is added to the outcome");

        private final String sentence;

        Law(String sentence) {
            this.sentence = sentence;
        }

        /// What values do by it.
        String sentence() {
            return sentence;
        }
    }

    /// Why an estimator is left out of a law, null where it is not.
    @Nullable
    String exemption(Law law) {
        return switch (law) {
            case ORDER ->
                estimator instanceof MultiplyImputed
                        ? "random numbers are drawn for one gap after the other, so that another order gives other imputed values"
                        : null;
            case SCALE -> isOfMeasurement() ? null : "the outcome is " + outcome() + ", which has no other scale";
            case ORIGIN -> {
                if (!isOfMeasurement()) {
                    yield "the outcome is " + outcome() + ", which has no other origin";
                }
                yield movesWithOrigin()
                        ? "sums are divided by the number of participants and not by the sum of the weights, so that a number that is added counts as often as the weights happen to"
                        : null;
            }
        };
    }

    private boolean movesWithOrigin() {
        return name.contains("Horvitz-Thompson") || name.contains("without regressions");
    }

    private String outcome() {
        return switch (setting) {
            case FIRST_HIGH, COURSE_MUCH -> "yes or no";
            case TIMES -> "a time, of which the mean up to a fixed horizon is estimated";
            case ONCE, FIRST_ONCE, LEFT, ON_THE_WAY, COURSE, FIRST_COURSE -> "a measurement";
        };
    }

    /// Whether the outcome is a measurement, so that its scale and origin can be moved.
    boolean isOfMeasurement() {
        return switch (setting) {
            case FIRST_HIGH, COURSE_MUCH, TIMES -> false;
            case ONCE, FIRST_ONCE, LEFT, ON_THE_WAY, COURSE, FIRST_COURSE -> true;
        };
    }

    private static void add(
            List<Validated> all, String name, String reference, AnalysisPlan plan, Estimator estimator) {
        all.add(new Validated(name, reference, 1e-9, plan, estimator, Setting.ONCE));
    }

    private static SequencedMap<String, List<Reference>> history() {
        var history = new LinkedHashMap<String, List<Reference>>();
        history.put("second", List.of(new Reference.Measured("s", "middle")));
        return history;
    }

    AnalysisPlan analysis() {
        return plan.by(estimator);
    }

    @Override
    public String toString() {
        return name;
    }
}
