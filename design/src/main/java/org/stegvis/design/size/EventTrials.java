package org.stegvis.design.size;

import java.util.Arrays;
import java.util.Comparator;
import org.apache.commons.rng.UniformRandomProvider;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Trials with a time to event of two regimes that start differently: constant hazards, everybody followed
/// to the end or the event. A participant whose event comes before the decision counts with the weight of
/// the first stage, the others with that of their path; the log hazard ratio is that of a weighted Cox
/// regression with the sandwich variance of LIN & WEI 1989, The robust inference for the Cox proportional
/// hazards model.
///
/// The estimate has one value, the log hazard ratio of the first regime to the second.
final class EventTrials implements EstimatedTrials {
    private static final int STEPS = 25;
    private static final double CLOSE = 1e-10;

    private final EmbeddedDesign design;
    private final int[] pair;
    private final double[] hazard;
    private final double decision;
    private final UniformRandomProvider random;

    /// @param values the probability of the event before the end, by regime of the pair
    /// @throws IllegalArgumentException for regimes that start alike: their hazards cannot differ before
    /// the decision
    EventTrials(
            EmbeddedDesign design,
            int[] pair,
            Column values,
            Outcome.TimeToEvent outcome,
            UniformRandomProvider random) {
        if (first(design, pair[0]).equals(first(design, pair[1]))) {
            throw new IllegalArgumentException(
                    "'%s' and '%s' start alike, so their hazards cannot be proportional from the start; `stegvis power` simulates such a trial."
                            .formatted(
                                    design.names().get(pair[0]), design.names().get(pair[1])));
        }
        this.design = design;
        this.pair = pair.clone();
        this.hazard = new double[] {-Math.log1p(-values.get(0)), -Math.log1p(-values.get(1))};
        this.decision = outcome.decision();
        this.random = random;
    }

    private static String first(EmbeddedDesign design, int regime) {
        return design.regimes().get(regime).first();
    }

    /// @param of 1 for the first regime, 0 for the second
    private record Subject(double time, boolean event, double weight, int of) {}

    @Override
    public JointEstimate next(int participants) {
        var all = new Subject[participants];
        int count = 0;
        for (int i = 0; i < participants; i++) {
            Subject subject = subject(EstimatedTrials.path(design, random.nextDouble()));
            if (subject.weight > 0) {
                all[count++] = subject;
            }
        }
        Subject[] counted = Arrays.copyOf(all, count);
        Arrays.sort(counted, Comparator.comparingDouble(Subject::time).reversed());
        double theta = 0;
        double information = 1;
        for (int step = 0; step < STEPS; step++) {
            double[] score = score(counted, theta);
            information = score[1];
            double move = score[0] / score[1];
            theta += move;
            if (Math.abs(move) < CLOSE) {
                break;
            }
        }
        double variance = residuals(counted, theta) / (information * information);
        double found = theta;
        return new JointEstimate(
                design.names().subList(pair[0], pair[0] + 1),
                Column.of(1, j -> found),
                Matrix.of(1, 1, (r, c) -> variance),
                Reference.normal());
    }

    /// Without weight where the participant belongs to neither regime.
    private Subject subject(int path) {
        TrialPath taken = design.paths().get(path);
        String start = taken.regimes().isEmpty()
                ? ""
                : first(design, taken.regimes().iterator().next());
        for (int j = 0; j < 2; j++) {
            if (first(design, pair[j]).equals(start)) {
                double time = -Math.log1p(-random.nextDouble()) / hazard[j];
                double weight = time < decision
                        ? 1 / design.regimes().get(pair[j]).firstProbability()
                        : taken.regimes().contains(pair[j]) ? 1 / taken.probability() : 0;
                return new Subject(Math.min(1, time), time < 1, weight, 1 - j);
            }
        }
        return new Subject(1, false, 0, 0);
    }

    /// Score and information of the weighted partial likelihood; latest first.
    private static double[] score(Subject[] all, double theta) {
        double ratio = Math.exp(theta);
        double risk = 0;
        double ofRisk = 0;
        double score = 0;
        double information = 0;
        for (Subject each : all) {
            double own = each.weight * (each.of == 1 ? ratio : 1);
            risk += own;
            ofRisk += each.of == 1 ? own : 0;
            if (each.event) {
                double mean = ofRisk / risk;
                score += each.weight * (each.of - mean);
                information += each.weight * mean * (1 - mean);
            }
        }
        return new double[] {score, information};
    }

    /// The sum of squared weighted score residuals: what each adds at its event, less what was expected of
    /// it while at risk.
    private static double residuals(Subject[] all, double theta) {
        double ratio = Math.exp(theta);
        var mean = new double[all.length];
        var jump = new double[all.length];
        double risk = 0;
        double ofRisk = 0;
        for (int i = 0; i < all.length; i++) {
            double own = all[i].weight * (all[i].of == 1 ? ratio : 1);
            risk += own;
            ofRisk += all[i].of == 1 ? own : 0;
            mean[i] = ofRisk / risk;
            jump[i] = all[i].event ? all[i].weight / risk : 0;
        }
        double hazard = 0;
        double hazardMean = 0;
        double sum = 0;
        for (int i = all.length - 1; i >= 0; i--) {
            hazard += jump[i];
            hazardMean += jump[i] * mean[i];
            double expected = (all[i].of == 1 ? ratio : 1) * (all[i].of * hazard - hazardMean);
            double residual = (all[i].event ? all[i].of - mean[i] : 0) - expected;
            sum += all[i].weight * all[i].weight * residual * residual;
        }
        return sum;
    }
}
