package org.stegvis.estimation.mixed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.mixed.Covariance.Marginal;

class MixedModelLaws {
    private static final double TOLERANCE = 1e-6;

    private static MadeUpMeasures data(long seed) {
        return MadeUpMeasures.of(60, 3, 0.5, new SplittableRandom(seed));
    }

    private static Estimate effect(MadeUpMeasures data, Covariance covariance, SmallSample method, int visit) {
        MixedFit fit = new MixedModel(data.cellMeans(), covariance).fit().orElseThrow();
        return fit.inference(method).estimate(data.effectAt(visit), Level.OF_95_PERCENT);
    }

    private static void same(Estimate actual, Estimate expected, double factor) {
        assertThat(actual.estimate()).isCloseTo(factor * expected.estimate(), within(TOLERANCE * Math.abs(factor)));
        assertThat(actual.se()).isCloseTo(Math.abs(factor) * expected.se(), within(TOLERANCE * Math.abs(factor)));
        assertThat(actual.p()).isCloseTo(expected.p(), within(TOLERANCE));
    }

    @Property(tries = 20)
    void the_order_of_participants_does_not_matter(
            @ForAll @IntRange(max = 100_000) int seed, @ForAll Marginal covariance) {
        MadeUpMeasures data = data(seed);
        var order = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        MadeUpMeasures other = data.reordered(order.stream().mapToInt(i -> i).toArray());
        same(
                effect(other, covariance, SmallSample.KENWARD_ROGER, 2),
                effect(data, covariance, SmallSample.KENWARD_ROGER, 2),
                1);
    }

    @Property(tries = 20)
    void scaling_and_shifting_the_outcome_scales_the_effect(
            @ForAll @IntRange(max = 100_000) int seed, @ForAll Marginal covariance, @ForAll SmallSample method) {
        MadeUpMeasures data = data(seed);
        MadeUpMeasures other =
                data.withOutcomes((i, v) -> 1e5 - 40 * data.outcomes().get(i, v));
        same(effect(other, covariance, method, 1), effect(data, covariance, method, 1), -40);
    }

    @Property(tries = 10)
    void the_order_of_visits_does_not_matter_where_the_covariance_is_unstructured(
            @ForAll @IntRange(max = 100_000) int seed) {
        MadeUpMeasures data = data(seed);
        MadeUpMeasures other = data.withOutcomes((i, v) -> data.outcomes().get(i, 2 - v));
        same(
                effect(other, Marginal.UNSTRUCTURED, SmallSample.KENWARD_ROGER_LINEAR, 0),
                effect(data, Marginal.UNSTRUCTURED, SmallSample.KENWARD_ROGER_LINEAR, 2),
                1);
    }

    @Property(tries = 10)
    void another_coding_of_the_arms_gives_the_same_effect_likelihood_and_test(
            @ForAll @IntRange(max = 100_000) int seed) {
        MadeUpMeasures data = data(seed);
        int n = data.outcomes().rows();
        var terms = new ArrayList<>(VisitTerm.eachVisit("mean", Column.constant(n, 1), data.visitNames()));
        terms.addAll(VisitTerm.eachVisit(
                "effect", Column.of(n, i -> 2 * data.arm().get(i) - 1), data.visitNames()));
        terms.add(VisitTerm.constant(
                "baseline", Column.of(n, i -> 7 + 3 * data.baseline().get(i)), 3));
        MixedFit coded = new MixedModel(
                        new RepeatedMeasures(data.visitNames(), data.outcomes(), terms), Marginal.UNSTRUCTURED)
                .fit()
                .orElseThrow();
        MixedFit cells =
                new MixedModel(data.cellMeans(), Marginal.UNSTRUCTURED).fit().orElseThrow();
        for (SmallSample method : SmallSample.values()) {
            same(
                    coded.inference(method).estimate(Column.of(0, 0, 0, 0, 0, 2, 0), Level.OF_95_PERCENT),
                    cells.inference(method).estimate(data.effectAt(2), Level.OF_95_PERCENT),
                    1);
            GlobalTest one = coded.inference(method).test(Matrix.of(3, 7, (i, j) -> j == 3 + i ? 1 : 0));
            GlobalTest two = cells.inference(method)
                    .test(Matrix.of(3, 7, (i, j) -> data.effectAt(i).get(j)));
            assertThat(one.statistic()).isCloseTo(two.statistic(), within(TOLERANCE));
            assertThat(one.p()).isCloseTo(two.p(), within(TOLERANCE));
        }
    }

    @Property(tries = 10)
    void one_combination_has_the_same_test_alone_as_jointly(@ForAll @IntRange(max = 100_000) int seed) {
        MadeUpMeasures data = data(seed);
        MixedFit fit =
                new MixedModel(data.cellMeans(), Marginal.UNSTRUCTURED).fit().orElseThrow();
        for (SmallSample method : List.of(SmallSample.SATTERTHWAITE, SmallSample.KENWARD_ROGER_EXPECTED)) {
            Estimate alone = fit.inference(method).estimate(data.effectAt(2), Level.OF_95_PERCENT);
            GlobalTest jointly = fit.inference(method)
                    .test(Matrix.of(1, 7, (i, j) -> data.effectAt(2).get(j)));
            assertThat(jointly.p()).isCloseTo(alone.p(), within(TOLERANCE));
        }
    }

    @Property(tries = 10)
    void participants_without_outcome_add_nothing(@ForAll @IntRange(max = 100_000) int seed) {
        MadeUpMeasures data = data(seed);
        int[] more = IntStream.range(0, 70).map(i -> i % 60).toArray();
        MadeUpMeasures repeated = data.reordered(more);
        MadeUpMeasures emptied =
                repeated.withOutcomes((i, v) -> i < 60 ? repeated.outcomes().get(i, v) : Double.NaN);
        same(
                effect(emptied, Marginal.UNSTRUCTURED, SmallSample.KENWARD_ROGER, 2),
                effect(data, Marginal.UNSTRUCTURED, SmallSample.KENWARD_ROGER, 2),
                1);
    }
}
