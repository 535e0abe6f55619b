package org.stegvis.design.size;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;

/// Simulated trials of two regimes that start differently, non-responders randomised again 1:1, compared by a
/// weighted Cox regression with one covariate and the sandwich of LIN & WEI 1989: a derivation that shares
/// nothing with the formula.
final class WeightedCoxTrials {
    private final int participants;
    private final double[] events;
    private final double response;
    private final double decision;
    private final Random random;

    /// @param events the probability of the event before the end of follow-up, by regime
    /// @param decision the part of the follow-up before the decision
    WeightedCoxTrials(int participants, double[] events, double response, double decision, long seed) {
        this.participants = participants;
        this.events = events.clone();
        this.response = response;
        this.decision = decision;
        this.random = new Random(seed);
    }

    private record Subject(double time, boolean event, double weight, double x) {}

    /// The log hazard ratio over its standard error in one trial.
    double statistic() {
        var all = new Subject[participants];
        for (int i = 0; i < participants; i++) {
            int regime = random.nextInt(2);
            double hazard = -Math.log1p(-events[regime]);
            double time = -Math.log1p(-random.nextDouble()) / hazard;
            double weight = 2;
            if (time > decision && random.nextDouble() >= response) {
                weight = random.nextBoolean() ? 4 : 0;
            }
            all[i] = new Subject(Math.min(1, time), time < 1, weight, 1 - regime);
        }
        Arrays.sort(all, Comparator.comparingDouble(Subject::time).reversed());
        double theta = 0;
        for (int step = 0; step < 6; step++) {
            double[] sums = sums(all, theta);
            theta += sums[0] / sums[1];
        }
        double[] sums = sums(all, theta);
        return theta * sums[1] / Math.sqrt(residuals(all, theta));
    }

    /// Score and information.
    private static double[] sums(Subject[] all, double theta) {
        double s0 = 0;
        double s1 = 0;
        double score = 0;
        double information = 0;
        for (Subject each : all) {
            double risk = each.weight() * Math.exp(theta * each.x());
            s0 += risk;
            s1 += risk * each.x();
            if (each.event() && each.weight() > 0) {
                double mean = s1 / s0;
                score += each.weight() * (each.x() - mean);
                information += each.weight() * mean * (1 - mean);
            }
        }
        return new double[] {score, information};
    }

    /// The sum of squared weighted score residuals.
    private static double residuals(Subject[] all, double theta) {
        int n = all.length;
        var mean = new double[n];
        var jump = new double[n];
        double s0 = 0;
        double s1 = 0;
        for (int i = 0; i < n; i++) {
            double risk = all[i].weight() * Math.exp(theta * all[i].x());
            s0 += risk;
            s1 += risk * all[i].x();
            mean[i] = s0 > 0 ? s1 / s0 : 0;
            jump[i] = all[i].event() && s0 > 0 ? all[i].weight() / s0 : 0;
        }
        double hazard = 0;
        double hazardMean = 0;
        double sum = 0;
        for (int i = n - 1; i >= 0; i--) {
            hazard += jump[i];
            hazardMean += jump[i] * mean[i];
            double residual = (all[i].event() ? all[i].x() - mean[i] : 0)
                    - Math.exp(theta * all[i].x()) * (all[i].x() * hazard - hazardMean);
            sum += Math.pow(all[i].weight() * residual, 2);
        }
        return sum;
    }
}
