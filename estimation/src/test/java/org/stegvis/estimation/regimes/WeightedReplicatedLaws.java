package org.stegvis.estimation.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.weights.AllocationProbabilities;

class WeightedReplicatedLaws {

    private static void same(JointEstimate left, JointEstimate right) {
        for (int i = 0; i < left.size(); i++) {
            assertThat(left.values().get(i)).isCloseTo(right.values().get(i), within(1e-9));
            for (int j = 0; j < left.size(); j++) {
                assertThat(left.covariance().get(i, j))
                        .isCloseTo(right.covariance().get(i, j), within(1e-9));
            }
        }
    }

    @Property(tries = 40)
    void the_order_of_participants_does_not_matter(
            @ForAll @IntRange(min = 150, max = 300) int n, @ForAll long seed, @ForAll Link link) {
        MadeUpTrial trial = MadeUpTrial.of(n, seed, link);
        same(trial.shuffled(seed + 1).fit(link).coefficients(), trial.fit(link).coefficients());
    }

    @Property(tries = 40)
    void only_the_ratios_of_the_weights_matter(
            @ForAll @IntRange(min = 150, max = 300) int n,
            @ForAll long seed,
            @ForAll Link link,
            @ForAll @DoubleRange(min = 0.01, max = 1.9) double factor) {
        MadeUpTrial trial = MadeUpTrial.of(n, seed, link);
        Column scaled = Column.of(n, i -> trial.probability()[i] * factor);
        same(
                trial.fit(Column.of(trial.y()), scaled, Column.of(trial.x()), link)
                        .coefficients(),
                trial.fit(link).coefficients());
    }

    @Property(tries = 40)
    void the_origin_of_a_covariate_does_not_matter(
            @ForAll @IntRange(min = 150, max = 300) int n,
            @ForAll long seed,
            @ForAll Link link,
            @ForAll @DoubleRange(min = -1000, max = 1000) double shift) {
        MadeUpTrial trial = MadeUpTrial.of(n, seed, link);
        Column shifted = Column.of(n, i -> trial.x()[i] + shift);
        same(
                trial.fit(Column.of(trial.y()), Column.of(trial.probability()), shifted, link)
                        .coefficients(),
                trial.fit(link).coefficients());
    }

    @Property(tries = 40)
    void values_follow_the_scale_and_origin_of_the_outcome(
            @ForAll @IntRange(min = 150, max = 300) int n,
            @ForAll long seed,
            @ForAll @DoubleRange(min = -100, max = 100) double shift,
            @ForAll @DoubleRange(min = -5, max = 5) double scale) {
        MadeUpTrial trial = MadeUpTrial.of(n, seed, Link.IDENTITY);
        JointEstimate plain = trial.fit(Link.IDENTITY).onLinkScale();
        JointEstimate changed = trial.fit(
                        Column.of(n, i -> shift + scale * trial.y()[i]),
                        Column.of(trial.probability()),
                        Column.of(trial.x()),
                        Link.IDENTITY)
                .onLinkScale();
        Column expected = Column.of(4, i -> shift + scale * plain.values().get(i));
        same(
                changed,
                new JointEstimate(
                        plain.names(), expected, plain.covariance().scaled(scale * scale), plain.reference()));
    }

    @Property(tries = 40)
    void counting_failures_for_successes_turns_the_sign_of_the_log_odds(
            @ForAll @IntRange(min = 150, max = 300) int n, @ForAll long seed) {
        MadeUpTrial trial = MadeUpTrial.of(n, seed, Link.LOGIT);
        JointEstimate turned = trial.fit(
                        Column.of(n, i -> 1 - trial.y()[i]),
                        Column.of(trial.probability()),
                        Column.of(trial.x()),
                        Link.LOGIT)
                .coefficients();
        JointEstimate plain = trial.fit(Link.LOGIT).coefficients();
        same(turned, plain.map(plain.names(), Matrix.identity(plain.size()).scaled(-1)));
    }

    @Property(tries = 40)
    void regimes_may_stand_in_any_order(
            @ForAll @IntRange(min = 150, max = 300) int n, @ForAll long seed, @ForAll Link link) {
        MadeUpTrial trial = MadeUpTrial.of(n, seed, link);
        RegimeRows turned = RegimeRows.of(List.of("bb", "ba", "ab", "aa"), n, (i, r) -> trial.consistent(i, 3 - r));
        JointEstimate found = new WeightedReplicated(
                        turned,
                        Column.of(trial.y()),
                        Design.empty(n).and("x", Column.of(trial.x())),
                        AllocationProbabilities.known(Column.of(trial.probability())),
                        link)
                .fit()
                .orElseThrow()
                .onLinkScale();
        Matrix turn = Matrix.of(4, 4, (i, j) -> i == 3 - j ? 1 : 0);
        same(found, trial.fit(link).onLinkScale().map(turned.regimes(), turn));
        assertThat(found.equality().statistic())
                .isCloseTo(trial.fit(link).onLinkScale().equality().statistic(), within(1e-7));
    }
}
