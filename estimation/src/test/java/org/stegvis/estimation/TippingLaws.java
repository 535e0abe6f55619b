package org.stegvis.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Tipping;
import org.stegvis.estimation.result.Tipping.Course;
import org.stegvis.estimation.result.Tipping.Point;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.MultiplyImputed;
import org.stegvis.protocol.estimator.Regression;
import org.stegvis.protocol.estimator.WeightedReplicated;

/// What shifting imputed outcomes does, and where a course tips.
class TippingLaws {

    private static TrialData data(int n, Random random, double gone) {
        var start = new double[n];
        var middle = new double[n];
        var end = new double[n];
        var better = new double[n];
        List<String> arms =
                IntStream.range(0, n).mapToObj(i -> i % 2 == 0 ? "a" : "b").toList();
        for (int i = 0; i < n; i++) {
            start[i] = random.nextGaussian();
            middle[i] = start[i] + random.nextGaussian();
            end[i] = middle[i] + (i % 2) + random.nextGaussian();
            better[i] = random.nextDouble() < (i % 2 == 0 ? 0.4 : 0.6) ? 1 : 0;
            if (random.nextDouble() < gone) {
                end[i] = Double.NaN;
                better[i] = Double.NaN;
            }
        }
        return TippingTrial.data(arms, start, middle, end, better);
    }

    private static Result.Found run(TrialData data, String analysis, MultiplyImputed plan) {
        return (Result.Found) PlannedAnalyses.of(TippingTrial.PROTOCOL)
                .run(data, List.of(TippingTrial.analysis(analysis, plan)))
                .getFirst();
    }

    private static Course course(Result.Found found, String shifted) {
        return found.sections(Tipping.class).getFirst().courses().stream()
                .filter(each -> each.shifted().equals(shifted))
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 10)
    void a_difference_of_means_moves_in_a_straight_line(@ForAll @IntRange(max = 1000) int seed) {
        Result.Found found =
                run(data(80, new Random(seed), 0.3), "number", TippingTrial.plan(4, List.of(-4.0, -2.0, 2.0, 4.0)));
        List<Point> points = course(found, "a").points();
        double step = points.get(1).difference().estimate()
                - points.get(0).difference().estimate();
        for (int i = 2; i < points.size(); i++) {
            assertThat(points.get(i).difference().estimate()
                            - points.get(i - 1).difference().estimate())
                    .isCloseTo(step, within(1e-9));
        }
        assertThat(points.get(2).delta()).isZero();
        assertThat(points.get(2).difference())
                .isEqualTo(found.values().contrasts().getFirst().difference());
    }

    @Property(tries = 5)
    void shifts_make_no_difference_to_the_answer_without_them(@ForAll @IntRange(max = 1000) int seed) {
        TrialData data = data(60, new Random(seed), 0.3);
        assertThat(run(data, "number", TippingTrial.plan(3, List.of(-1.0, 1.0))).values())
                .isEqualTo(run(data, "number", TippingTrial.plan(3, List.of())).values());
    }

    @Example
    void without_a_gap_there_is_nothing_to_shift() {
        Result.Found found = run(data(60, new Random(1), 0), "number", TippingTrial.plan(3, List.of(-1.0, 1.0)));
        assertThat(found.sections(Tipping.class)).isEmpty();
    }

    /// An intercept for each option: the imputed share has the log odds of the seen share, plus delta.
    @Example
    void a_yes_or_no_has_its_log_odds_shifted() {
        TrialData data = data(4000, new Random(7), 0.5);
        var plan = new MultiplyImputed(
                new Regression(Regression.Family.LOGISTIC),
                10,
                2,
                MultiplyImputed.Numbers.NORMAL,
                1,
                List.of(-1.0, 1.0));
        Result.Found found = run(data, "yes-no", plan);
        Course course = course(found, "a");
        double seen = 0;
        int observed = 0;
        int all = 0;
        for (int row = 0; row < data.size(); row += 2) {
            all++;
            if (!data.numbers("better@end").isMissing(row)) {
                observed++;
                seen += data.numbers("better@end").at(row);
            }
        }
        double share = seen / observed;
        for (Point point : course.points()) {
            double odds = share / (1 - share) * Math.exp(point.delta());
            double expected = ((all - observed) * (odds / (1 + odds)) - (all - observed) * share) / all;
            double moved = point.difference().estimate()
                    - course.points().get(1).difference().estimate();
            // 1,000 imputed in each of ten sets.
            assertThat(moved).isCloseTo(expected, within(0.02));
        }
    }

    /// The middle is imputed too; who is consistent with two regimes moves both.
    @Example
    void each_regime_of_a_contrast_is_shifted_in_turn() {
        var plan = new MultiplyImputed(
                WeightedReplicated.withDefaults(), 5, 2, MultiplyImputed.Numbers.NORMAL, 1, List.of(-3.0, 3.0));
        TrialData data = MadeUpSmart.data(200, true, new SplittableRandom(5));
        Result.Found found = (Result.Found) PlannedAnalyses.of(MadeUpSmart.PROTOCOL)
                .run(data, List.of(MadeUpSmart.PROTOCOL.analyses().getFirst().by(plan)))
                .getFirst();
        Tipping tipping = found.sections(Tipping.class).getFirst();
        assertThat(tipping.courses()).hasSize(12);
        for (Course each : tipping.courses()) {
            double rise = each.points().getLast().difference().estimate()
                    - each.points().getFirst().difference().estimate();
            assertThat(each.shifted().equals(each.of()) ? rise : -rise).isPositive();
        }
    }

    private static Point point(double delta, double estimate) {
        return new Point(delta, Estimate.of(estimate, 1, Reference.normal(), new Level(0.95)));
    }

    @Example
    void a_course_tips_where_the_limit_of_its_interval_meets_zero() {
        double z = 1.959963984540054;
        List<Point> points = List.of(point(-2, -1), point(0, 1), point(2, 3), point(4, 5));
        Course course = Course.of("a", "a", "b", points);
        assertThat(course.excludesZeroAsImputed()).isFalse();
        assertThat(course.above()).isCloseTo(z - 1, within(1e-12));
        assertThat(course.below()).isNull();
        Course excluding = Course.of("a", "a", "b", List.of(point(-2, 1), point(0, 3), point(2, 5)));
        assertThat(excluding.below()).isCloseTo(z - 3, within(1e-12));
        assertThat(excluding.above()).isNull();
    }
}
