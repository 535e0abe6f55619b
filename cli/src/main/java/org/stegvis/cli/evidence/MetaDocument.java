package org.stegvis.cli.evidence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.evidence.EffectMeasure;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.evidence.meta.Heterogeneity;
import org.stegvis.evidence.meta.Influence;
import org.stegvis.evidence.meta.MetaResult;
import org.stegvis.evidence.meta.SmallStudyEffects;
import org.stegvis.evidence.meta.Subgroups;

/// A meta-analysis as a document for another program, with all digits. Effects are on the scale on which they are
/// pooled: ratios as logarithms, as `scale` says.
///
/// @param estimator of τ²
record MetaDocument(
        String question,
        String measure,
        String scale,
        String estimator,
        List<Weighed> studies,
        Told pooled,
        double tau2,
        @Nullable Spread heterogeneity,
        @Nullable Interval prediction,
        @Nullable Told common,
        List<Coefficient> regression,
        @Nullable Divided subgroups,
        @Nullable Small smallStudies,
        List<Without> influence,
        List<Step> throughTime) {

    record Weighed(String study, double estimate, double variance, double weight) {}

    record Told(double estimate, double se, double lower, double upper, double level, double p) {
        static Told of(Estimate each) {
            return new Told(each.estimate(), each.se(), each.lower(), each.upper(), each.level(), each.p());
        }
    }

    record Interval(double lower, double upper) {
        static Interval of(Heterogeneity.Range range) {
            return new Interval(range.lower(), range.upper());
        }
    }

    record Spread(double q, int df, double p, double i2, Interval tau2, Interval i2Interval) {}

    record Coefficient(String term, Told told) {}

    record Group(String group, int studies, Told pooled, double tau2) {}

    record Divided(List<Group> groups, double q, double p) {}

    record Without(String study, Told pooled, double tau2, double residual, double dffits, double cook, double hat) {}

    /// @param side on which studies seem to lack: `smaller` or `larger` effects; null when none does
    record Filled(int missing, @Nullable String side, Told pooled) {}

    record Small(double eggerP, double eggerClassicalP, double beggTau, double beggP, Filled trimAndFill) {}

    record Step(String date, double estimate, double lower, double upper, double level) {}

    static MetaDocument of(
            RunningEvidence running,
            MetaResult result,
            @Nullable Estimate common,
            @Nullable MetaResult regression,
            @Nullable Subgroups subgroups,
            @Nullable SmallStudyEffects small,
            List<Influence> influence,
            List<RunningEvidence> steps) {
        EffectMeasure measure = running.question().measure();
        Heterogeneity found = result.heterogeneity();
        Heterogeneity.Range prediction = result.prediction();
        return new MetaDocument(
                running.question().id(),
                measure.label(),
                measure.isRatio() ? "logarithm" : "difference",
                result.tau2().estimator().label(),
                weighed(result),
                Told.of(result.pooled()),
                result.tau2().estimate(),
                found.df() == 0
                        ? null
                        : new Spread(
                                found.q(),
                                found.df(),
                                found.p(),
                                found.iSquared(),
                                Interval.of(found.tau2Range()),
                                Interval.of(found.iSquaredRange())),
                prediction == null || found.df() == 0 ? null : Interval.of(prediction),
                common == null ? null : Told.of(common),
                regression == null ? List.of() : coefficients(regression),
                subgroups == null ? null : divided(subgroups),
                small == null ? null : small(small),
                influence.stream().map(MetaDocument::without).toList(),
                steps.stream()
                        .map(step -> new Step(
                                step.studies().getLast().date().toString(),
                                step.told().estimate(),
                                step.told().lower(),
                                step.told().upper(),
                                step.told().level()))
                        .toList());
    }

    private static List<Weighed> weighed(MetaResult result) {
        var all = new ArrayList<Weighed>();
        for (int i = 0; i < result.effects().size(); i++) {
            all.add(new Weighed(
                    result.effects().labels().get(i),
                    result.effects().values().get(i),
                    result.effects().variances().get(i),
                    result.weights().get(i)));
        }
        return all;
    }

    private static List<Coefficient> coefficients(MetaResult result) {
        var all = new ArrayList<Coefficient>();
        for (int i = 0; i < result.moderators().size(); i++) {
            all.add(new Coefficient(
                    result.moderators().names().get(i),
                    Told.of(result.coefficients().estimate(i, result.asked().level()))));
        }
        return all;
    }

    private static Divided divided(Subgroups found) {
        return new Divided(
                found.groups().entrySet().stream()
                        .map(each -> new Group(
                                each.getKey(),
                                each.getValue().effects().size(),
                                Told.of(each.getValue().pooled()),
                                each.getValue().tau2().estimate()))
                        .toList(),
                found.difference().statistic(),
                found.difference().p());
    }

    private static Small small(SmallStudyEffects found) {
        int missing = found.filled().missing();
        return new Small(
                found.egger().p(),
                found.eggerClassical().p(),
                found.begg().tau(),
                found.begg().p(),
                new Filled(
                        missing,
                        missing == 0 ? null : found.filled().isLeft() ? "smaller" : "larger",
                        Told.of(found.filled().filled().pooled())));
    }

    private static Without without(Influence each) {
        return new Without(
                each.study(),
                Told.of(each.without().pooled()),
                each.without().tau2().estimate(),
                each.residual(),
                each.dffits(),
                each.cook(),
                each.hat());
    }
}
