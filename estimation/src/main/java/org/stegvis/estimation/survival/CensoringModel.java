package org.stegvis.estimation.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.Fitted;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.NormalEquations;

/// Proportional hazards of being lost, given covariates, by Cox's partial likelihood with Breslow's handling of ties
/// and Breslow's baseline: `G_i(t-) = exp(-Λ0(t-) exp(x_i'β))`.
///
/// Source: COX 1972, JRSS B 34; BRESLOW 1974, Biometrics 30; ROBINS & FINKELSTEIN 2000, Biometrics 56, for the
/// weights. Reference: `SurvivalReference`, R's `coxph`.
///
/// @param covariates one row a participant, finite
public record CensoringModel(FollowUp followUp, Design covariates) {
    private static final int MOST = 50;
    private static final double ENOUGH = 1e-10;
    /// A linear predictor beyond this means that the covariate tells without error who is lost.
    private static final double ENDLESS = 30;

    public CensoringModel {
        covariates.requireFinite();
    }

    /// The weights, or why there is no model.
    public Fitting<Staying> fit() {
        FollowUp lost = followUp.ofCensoring();
        double[] times = lost.eventTimes(Double.MAX_VALUE);
        if (times.length == 0) {
            return new Fitted<>(Staying.unrelated());
        }
        int p = covariates.terms().size();
        double[] beta = new double[p];
        double change = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MOST && p > 0; step++) {
            var equations = new NormalEquations(covariates.terms());
            double[] score = score(lost, beta, equations.crossproduct());
            if (equations.factor() instanceof NotFitted<NormalEquations>(var why)) {
                return new NotFitted<>(why);
            }
            double[] move = equations.solve(score);
            change = 0;
            for (int j = 0; j < p; j++) {
                beta[j] += move[j];
                change = Math.max(change, Math.abs(move[j]));
            }
            List<String> endless = endless(beta);
            if (!endless.isEmpty()) {
                return new NotFitted<>(new Diagnosis.Separated(endless));
            }
            if (change < ENOUGH) {
                break;
            }
        }
        if (p > 0 && !(change < ENOUGH)) {
            return new NotFitted<>(new Diagnosis.NotConverged(MOST, change));
        }
        return new Fitted<>(staying(lost, times, beta));
    }

    private List<String> endless(double[] beta) {
        var terms = new ArrayList<String>();
        for (int j = 0; j < beta.length; j++) {
            Column column = covariates.columns().get(j);
            double[] values = column.toArray();
            double spread = Arrays.stream(values).max().orElse(0)
                    - Arrays.stream(values).min().orElse(0);
            if (Math.abs(beta[j]) * spread > ENDLESS) {
                terms.add(covariates.terms().get(j));
            }
        }
        return terms;
    }

    private double risk(int participant, double[] beta) {
        double eta = 0;
        for (int j = 0; j < beta.length; j++) {
            eta += beta[j] * covariates.columns().get(j).get(participant);
        }
        return Math.exp(eta);
    }

    /// The score, with the information added to `information`; participants in order of falling time.
    private double[] score(FollowUp lost, double[] beta, double[] information) {
        int p = beta.length;
        var score = new double[p];
        double s0 = 0;
        var s1 = new double[p];
        var s2 = new double[p * p];
        Integer[] order = falling(lost);
        for (int start = 0, end = 0; start < order.length; start = end) {
            double time = lost.times().get(order[start]);
            int events = 0;
            for (; end < order.length && lost.times().get(order[end]) == time; end++) {
                int i = order[end];
                double risk = risk(i, beta);
                s0 += risk;
                for (int j = 0; j < p; j++) {
                    double x = covariates.columns().get(j).get(i);
                    s1[j] += risk * x;
                    score[j] += lost.isEvent(i) ? x : 0;
                    for (int k = 0; k < p; k++) {
                        s2[j * p + k] += risk * x * covariates.columns().get(k).get(i);
                    }
                }
                events += lost.isEvent(i) ? 1 : 0;
            }
            for (int j = 0; j < p; j++) {
                score[j] -= events * s1[j] / s0;
                for (int k = 0; k < p; k++) {
                    information[j * p + k] += events * (s2[j * p + k] / s0 - s1[j] * s1[k] / (s0 * s0));
                }
            }
        }
        return score;
    }

    private static Integer[] falling(FollowUp lost) {
        Integer[] order = new Integer[lost.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (a, b) -> Double.compare(lost.times().get(b), lost.times().get(a)));
        return order;
    }

    private Staying staying(FollowUp lost, double[] times, double[] beta) {
        var cumulative = new double[times.length];
        double sum = 0;
        for (int t = 0; t < times.length; t++) {
            double atRisk = 0;
            int events = 0;
            for (int i = 0; i < lost.size(); i++) {
                if (lost.times().get(i) >= times[t]) {
                    atRisk += risk(i, beta);
                    events += lost.isEvent(i) && lost.times().get(i) == times[t] ? 1 : 0;
                }
            }
            sum += events / atRisk;
            cumulative[t] = sum;
        }
        Column risks = Column.of(lost.size(), i -> risk(i, beta));
        return (participant, before) -> {
            int found = Arrays.binarySearch(times, before);
            int below = (found >= 0 ? found : -found - 1) - 1;
            return below < 0 ? 1 : Math.exp(cumulative[below] * risks.get(participant));
        };
    }
}
