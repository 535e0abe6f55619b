package org.stegvis.design.size;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Trials with one outcome at the end: a mean, a probability, or the mean of a cluster. Values are weighted
/// means with known weights and their sandwich covariance.
record EndOfStudy(
        EmbeddedDesign design,
        Column means,
        Outcome outcome,
        UniformRandomProvider random,
        ZigguratSampler.NormalizedGaussian normal)
        implements EstimatedTrials {

    @Override
    public JointEstimate next(int participants) {
        int k = design.size();
        var path = new int[participants];
        var y = new double[participants];
        var weights = new double[k];
        var sums = new double[k];
        for (int i = 0; i < participants; i++) {
            path[i] = EstimatedTrials.path(design, random.nextDouble());
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
        return new JointEstimate(design.names(), values, Matrix.ofRows(covariance), Reference.normal());
    }

    private double outcome(double mean) {
        return switch (outcome) {
            case Outcome.Continuous(double sd) -> mean + sd * normal.sample();
            case Outcome.LogOdds l -> random.nextDouble() < mean ? 1 : 0;
            case Outcome.RiskDifference r -> random.nextDouble() < mean ? 1 : 0;
            case Outcome.Clustered clustered -> clusterMean(mean, clustered);
            case Outcome.Longitudinal l -> throw otherwise("measured three times");
            case Outcome.TimeToEvent t -> throw otherwise("a time to event");
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

    private static IllegalArgumentException otherwise(String kind) {
        return new IllegalArgumentException(
                "an outcome that is %s is not one at the end of the study.".formatted(kind));
    }
}
