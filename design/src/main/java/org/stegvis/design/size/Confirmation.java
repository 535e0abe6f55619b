package org.stegvis.design.size;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.randomisation.CounterSource;
import org.stegvis.randomisation.RandomWords;

/// The power of a formula, found again by simulating the trial that it describes: participants are allocated
/// one by one, outcomes drawn, the values estimated with known weights and their sandwich covariance, and the
/// test done.
///
/// @param power the fraction of trials that showed what they were to show
/// @param error its Monte Carlo standard error
/// @param bias of the first value, mean estimate less truth
public record Confirmation(double power, double error, double bias, int replicates) {

    /// Whether the estimates of one simulated trial show what it was to show.
    @FunctionalInterface
    public interface Judge {
        boolean shown(JointEstimate values);
    }

    /// Two values: by the difference on the scale of the outcome, its standard error by the delta method.
    public static Judge twoValues(Outcome outcome, Criterion criterion) {
        return values -> {
            Column slopes = Column.of(
                    2, i -> (i == 0 ? 1 : -1) * slope(outcome, values.values().get(i)));
            double se = Math.sqrt(values.covariance()
                    .quadratic(Matrix.of(1, 2, (i, j) -> slopes.get(j)))
                    .get(0, 0));
            double difference = outcome.link(values.values().get(0))
                    - outcome.link(values.values().get(1));
            return Math.abs(difference) / se > criterion.critical();
        };
    }

    /// All regimes: by the Wald test.
    public static Judge allRegimes(double alpha) {
        return values -> values.equality().p() < alpha;
    }

    /// The best: every regime at `worse` is left out of the set of the best, where higher is better.
    public static Judge best(List<Integer> worse, double alpha) {
        return values -> worse.stream()
                .allMatch(i -> org.stegvis.estimation.multiplicity.BestRegimes.p(
                                values, i, org.stegvis.estimation.multiplicity.BestRegimes.Better.HIGHER)
                        < alpha);
    }

    /// Simulates `replicates` trials of `participants` each.
    ///
    /// @param values the true value of each regime of the design
    /// @throws IllegalArgumentException for outcomes that the simulation of the protocol must serve
    public static Confirmation of(
            EmbeddedDesign design,
            Column values,
            Outcome outcome,
            int participants,
            int replicates,
            long seed,
            Judge judge) {
        Column means = design.pathMeans(values);
        RandomWords words = new CounterSource(seed).words(0, 0);
        UniformRandomProvider random = words::next;
        var draw = new Draw(design, means, outcome, random, ZigguratSampler.NormalizedGaussian.of(random));
        int shown = 0;
        double sum = 0;
        for (int replicate = 0; replicate < replicates; replicate++) {
            JointEstimate estimate = draw.trial(participants);
            sum += estimate.values().get(0);
            if (judge.shown(estimate)) {
                shown++;
            }
        }
        double power = (double) shown / replicates;
        return new Confirmation(
                power,
                Math.sqrt(Math.max(power * (1 - power), 0.25 / replicates) / replicates),
                sum / replicates - values.get(0),
                replicates);
    }

    /// Whether [#of] can simulate it.
    public static boolean serves(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Continuous c -> true;
            case Outcome.LogOdds l -> true;
            case Outcome.RiskDifference r -> true;
            case Outcome.Clustered c -> true;
            case Outcome.Longitudinal l -> false;
            case Outcome.TimeToEvent t -> false;
        };
    }

    private static double slope(Outcome outcome, double value) {
        return outcome instanceof Outcome.LogOdds ? 1 / (value * (1 - value)) : 1;
    }

    private record Draw(
            EmbeddedDesign design,
            Column means,
            Outcome outcome,
            UniformRandomProvider random,
            ZigguratSampler.NormalizedGaussian normal) {

        JointEstimate trial(int participants) {
            int k = design.size();
            var path = new int[participants];
            var y = new double[participants];
            var weights = new double[k];
            var sums = new double[k];
            for (int i = 0; i < participants; i++) {
                path[i] = path();
                y[i] = outcome(means.get(path[i]));
                TrialPath taken = design.paths().get(path[i]);
                for (int g : taken.regimes()) {
                    weights[g] += 1 / taken.probability();
                    sums[g] += y[i] / taken.probability();
                }
            }
            Column values = Column.of(k, g -> sums[g] / weights[g]);
            var covariance = new double[k][k];
            for (int i = 0; i < participants; i++) {
                TrialPath taken = design.paths().get(path[i]);
                double square = 1 / (taken.probability() * taken.probability());
                for (int g : taken.regimes()) {
                    for (int h : taken.regimes()) {
                        covariance[g][h] +=
                                square * (y[i] - values.get(g)) * (y[i] - values.get(h)) / weights[g] / weights[h];
                    }
                }
            }
            return new JointEstimate(design.names(), values, Matrix.ofRows(covariance), Reference.NORMAL);
        }

        private int path() {
            double u = random.nextDouble();
            int last = design.paths().size() - 1;
            for (int p = 0; p < last; p++) {
                u -= design.paths().get(p).occurrence();
                if (u < 0) {
                    return p;
                }
            }
            return last;
        }

        private double outcome(double mean) {
            return switch (outcome) {
                case Outcome.Continuous(double sd) -> mean + sd * normal.sample();
                case Outcome.LogOdds l -> random.nextDouble() < mean ? 1 : 0;
                case Outcome.RiskDifference r -> random.nextDouble() < mean ? 1 : 0;
                case Outcome.Clustered clustered -> clusterMean(mean, clustered);
                case Outcome.Longitudinal l -> throw unserved("measured three times");
                case Outcome.TimeToEvent t -> throw unserved("a time to event");
            };
        }

        private double clusterMean(double mean, Outcome.Clustered clustered) {
            double explained = Math.sqrt(1 - clustered.explained() * clustered.explained());
            double between = Math.sqrt(clustered.icc()) * normal.sample();
            double sum = 0;
            for (int i = 0; i < clustered.size(); i++) {
                sum += between + Math.sqrt(1 - clustered.icc()) * normal.sample();
            }
            return mean + clustered.sd() * explained * sum / clustered.size();
        }

        private static IllegalArgumentException unserved(String kind) {
            return new IllegalArgumentException("an outcome that is " + kind
                    + " is not simulated here; `stegvis power` simulates the whole trial with its analyses.");
        }
    }
}
