package org.stegvis.design.size;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.stegvis.design.simulation.Progress;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.randomisation.CounterSource;
import org.stegvis.randomisation.RandomWords;

/// The power of a formula, found again by simulating the trial that it describes: participants are
/// allocated one by one, outcomes drawn, the values estimated with known weights and their sandwich
/// covariance, and the test done.
///
/// @param power the fraction of trials that showed what they were to show
/// @param error its Monte Carlo standard error
/// @param bias of the first estimate, its mean less the truth; 0 where nothing is estimated
public record Confirmation(double power, double error, double bias, int replicates) {

    /// The trials to simulate.
    ///
    /// @param participants in each
    /// @param progress hears of each trial
    public record Repeats(int participants, int replicates, long seed, Progress progress) {
        /// Of which nobody hears on the way.
        public Repeats(int participants, int replicates, long seed) {
            this(participants, replicates, seed, Progress.SILENT);
        }
    }

    /// Whether the estimates of one simulated trial show what it was to show.
    @FunctionalInterface
    public interface Judge {
        boolean shown(JointEstimate values);
    }

    /// Two values: by the difference on the scale of the outcome, its standard error by the delta method.
    /// One value, of a log hazard ratio: by itself.
    public static Judge twoValues(Outcome outcome, Criterion criterion) {
        return values -> Math.abs(difference(outcome, values)) / error(outcome, values) > criterion.critical();
    }

    /// One value, or the difference of two: the interval at this level reaches no further than the margin.
    public static Judge precise(Outcome outcome, double margin, double level) {
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        return values -> z * error(outcome, values) <= margin;
    }

    /// All regimes of a design: by the Wald test of as many of them as are told apart. The values of the
    /// others follow from theirs in a large sample; in a small one they differ by a little that no test
    /// must weigh.
    public static Judge allRegimes(EmbeddedDesign design, double alpha) {
        int[] kept = design.independent();
        List<String> names = Arrays.stream(kept).mapToObj(design.names()::get).toList();
        return values -> new JointEstimate(
                                names,
                                Column.of(kept.length, j -> values.values().get(kept[j])),
                                Matrix.of(
                                        kept.length,
                                        kept.length,
                                        (i, j) -> values.covariance().get(kept[i], kept[j])),
                                Reference.normal())
                        .equality()
                        .p()
                < alpha;
    }

    /// Simulates trials of an outcome that is compared by values at the end.
    ///
    /// @param values the true value of each regime of the design; NaN for one that is left out of the
    /// question
    /// @throws IllegalArgumentException for a time to event, see [#hazards]
    public static Confirmation of(EmbeddedDesign design, Column values, Outcome outcome, Repeats repeats, Judge judge) {
        int[] asked = IntStream.range(0, design.size())
                .filter(g -> !Double.isNaN(values.get(g)))
                .toArray();
        EmbeddedDesign part = design.only(asked);
        Column told = Column.of(asked.length, j -> values.get(asked[j]));
        Column means = part.pathMeans(told, outcome);
        UniformRandomProvider random = random(repeats.seed());
        EstimatedTrials trials = outcome instanceof Outcome.Longitudinal longitudinal
                ? new ThreeMeasurements(design, means, longitudinal, part.names(), random)
                : new EndOfStudy(part, means, outcome, random, ZigguratSampler.NormalizedGaussian.of(random));
        return of(trials, told.get(0), repeats, judge);
    }

    /// The same of the hazards of two regimes that start differently.
    ///
    /// @param pair where the two stand in the design
    /// @param values the probability of the event before the end, under each
    /// @throws IllegalArgumentException for regimes that start alike
    public static Confirmation hazards(
            EmbeddedDesign design,
            int[] pair,
            Column values,
            Outcome.TimeToEvent outcome,
            Repeats repeats,
            Judge judge) {
        double truth = outcome.link(values.get(0)) - outcome.link(values.get(1));
        return of(new EventTrials(design, pair, values, outcome, random(repeats.seed())), truth, repeats, judge);
    }

    /// The same of a pilot: how often every path has as many as it is to have.
    public static Confirmation pilot(Pilot pilot, Repeats repeats) {
        UniformRandomProvider random = random(repeats.seed());
        return counted(repeats, () -> pilot.isFilled(repeats.participants(), random::nextDouble));
    }

    private static Confirmation of(EstimatedTrials trials, double truth, Repeats repeats, Judge judge) {
        var sum = new double[1];
        Confirmation found = counted(repeats, () -> {
            JointEstimate estimate = trials.next(repeats.participants());
            sum[0] += estimate.values().get(0);
            return judge.shown(estimate);
        });
        return new Confirmation(found.power, found.error, sum[0] / repeats.replicates() - truth, repeats.replicates());
    }

    private static Confirmation counted(Repeats repeats, BooleanSupplier shows) {
        int replicates = repeats.replicates();
        int shown = 0;
        for (int replicate = 0; replicate < replicates; replicate++) {
            shown += shows.getAsBoolean() ? 1 : 0;
            repeats.progress().at(replicate + 1, replicates);
        }
        double power = (double) shown / replicates;
        return new Confirmation(
                power, Math.sqrt(Math.max(power * (1 - power), 0.25 / replicates) / replicates), 0, replicates);
    }

    private static UniformRandomProvider random(long seed) {
        RandomWords words = new CounterSource(seed).words(0, 0);
        return words::next;
    }

    private static double difference(Outcome outcome, JointEstimate values) {
        if (outcome instanceof Outcome.TimeToEvent) {
            return values.values().get(0);
        }
        return outcome.link(values.values().get(0))
                - outcome.link(values.values().get(1));
    }

    /// Of the difference of two values on the scale of the outcome, or of one value.
    private static double error(Outcome outcome, JointEstimate values) {
        int n = values.values().size();
        Matrix slopes = Matrix.of(
                1,
                n,
                (i, j) -> (j == 0 ? 1 : -1) * slope(outcome, values.values().get(j)));
        return Math.sqrt(values.covariance().quadratic(slopes).get(0, 0));
    }

    private static double slope(Outcome outcome, double value) {
        return outcome instanceof Outcome.LogOdds ? 1 / (value * (1 - value)) : 1;
    }
}
