package org.stegvis.estimation.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.JointEstimate;
import org.stegvis.estimation.inference.Reference;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Matrix;

/// Weighted Kaplan-Meier curves of several regimes, their restricted means, and the weighted log-rank test that all
/// hazards are the same.
///
/// With `w_id(u) = w_id / G_i(u-)`: `S_d(t) = Π_{u <= t} (1 - dN_d(u) / Y_d(u))`, where `N_d` counts
/// weighted events and `Y_d` those at risk; the restricted mean is the area under S to the horizon. A
/// participant who follows two regimes counts for both. Covariances are of the influences of the
/// participants (the infinitesimal jackknife), summed within clusters; the probabilities of staying are
/// taken as given.
///
/// The log-rank test is the robust score test of a proportional hazards model with one term a regime but the first,
/// ties after Breslow.
///
/// Source: LUNCEFORD, DAVIDIAN & TSIATIS 2002, Biometrics 58; GUO & TSIATIS 2005, International Journal of
/// Biostatistics 1; KIDWELL & WAHED 2013, Biostatistics 14; LIN & WEI 1989, JASA 84. Reference: `SurvivalReference`,
/// R's `survival`.
///
/// @param weights participants x regimes: one over the probability of what the regime determined, zero for those who
/// do not follow it
/// @param scores participants x q, of the models of the weights; no columns where they are known
public record WeightedSurvival(
        List<String> names,
        FollowUp followUp,
        Matrix weights,
        Staying staying,
        Grouping clusters,
        Matrix scores,
        double horizon) {
    public WeightedSurvival {
        names = List.copyOf(names);
        if (!(horizon > 0)) {
            throw new IllegalArgumentException("horizon is %s but must be above zero.".formatted(horizon));
        }
    }

    /// What is found at the horizon.
    ///
    /// @param survival the probabilities of no event up to it
    /// @param means of the time without the event up to it
    /// @param curves one a regime, from time zero to the horizon
    public record Found(JointEstimate survival, JointEstimate means, GlobalTest logRank, List<Curve> curves) {
        public Found {
            curves = List.copyOf(curves);
        }
    }

    /// The probabilities of no event, each from a time until just before the next, with their standard errors.
    public record Curve(Column times, Column survival, Column standardErrors) {}

    /// The longest that anybody who follows a regime was observed.
    public static double last(FollowUp followUp, Column weights) {
        double last = 0;
        for (int i = 0; i < weights.size(); i++) {
            last = weights.get(i) > 0 ? Math.max(last, followUp.times().get(i)) : last;
        }
        return last;
    }

    /// Whether all who follow a regime and were observed longest had the event then: its curve is zero from there on,
    /// and known up to any horizon.
    public static boolean endsWithEvents(FollowUp followUp, Column weights) {
        double last = last(followUp, weights);
        for (int i = 0; i < weights.size(); i++) {
            if (weights.get(i) > 0 && followUp.times().get(i) == last && !followUp.isEvent(i)) {
                return false;
            }
        }
        return last > 0;
    }

    public Found estimate() {
        int n = followUp.size();
        int regimes = names.size();
        var survival = new double[regimes];
        var means = new double[regimes];
        var ofSurvival = new double[n][regimes];
        var ofMeans = new double[n][regimes];
        var curves = new ArrayList<Curve>();
        var spread = new Spread(clusters, scores);
        for (int d = 0; d < regimes; d++) {
            curves.add(curve(d, spread, survival, means, ofSurvival, ofMeans));
        }
        return new Found(joint(survival, ofSurvival), joint(means, ofMeans), logRank(), curves);
    }

    private JointEstimate joint(double[] values, double[][] influence) {
        Matrix covariance = Matrix.ofRows(influence).sums(clusters).residualCrossproduct(scores.sums(clusters));
        return new JointEstimate(names, Column.of(values), covariance, Reference.normal());
    }

    /// The influence of i on log S(t) is `-Σ_{u <= t} w_i (dN_i - Y_i h) / (Y (1 - h))`, h the hazard at u.
    private Curve curve(
            int d, Spread spread, double[] survival, double[] means, double[][] ofSurvival, double[][] ofMeans) {
        int n = followUp.size();
        double[] times = followUp.eventTimes(horizon);
        var at = new ArrayList<Double>(List.of(0.0));
        var probabilities = new ArrayList<Double>(List.of(1.0));
        var errors = new ArrayList<Double>(List.of(0.0));
        var onLog = new double[n];
        double s = 1;
        double area = 0;
        double before = 0;
        for (double time : times) {
            double width = time - before;
            area += s * width;
            for (int i = 0; i < n; i++) {
                ofMeans[i][d] += s * onLog[i] * width;
            }
            before = time;
            double events = 0;
            double atRisk = 0;
            for (int i = 0; i < n; i++) {
                if (weights.get(i, d) > 0 && followUp.times().get(i) >= time) {
                    double weight = weights.get(i, d) * staying.weight(i, time);
                    atRisk += weight;
                    events += isEventAt(i, time) ? weight : 0;
                }
            }
            if (events == 0) {
                continue;
            }
            double hazard = events / atRisk;
            double stays = 1 - hazard;
            s = stays > 1e-14 ? s * stays : 0;
            at.add(time);
            probabilities.add(s);
            if (s == 0) {
                errors.add(0.0);
                break;
            }
            for (int i = 0; i < n; i++) {
                if (weights.get(i, d) > 0 && followUp.times().get(i) >= time) {
                    double weight = weights.get(i, d) * staying.weight(i, time);
                    onLog[i] -= weight * ((isEventAt(i, time) ? 1 : 0) - hazard) / (atRisk * stays);
                }
            }
            errors.add(s * spread.of(onLog));
        }
        double rest = s == 0 ? 0 : horizon - before;
        survival[d] = s;
        means[d] = area + s * rest;
        for (int i = 0; i < n; i++) {
            ofSurvival[i][d] = s * onLog[i];
            ofMeans[i][d] += s * onLog[i] * rest;
        }
        return new Curve(
                Column.of(at.size(), at::get),
                Column.of(at.size(), probabilities::get),
                Column.of(at.size(), errors::get));
    }

    private boolean isEventAt(int participant, double time) {
        return followUp.isEvent(participant) && followUp.times().get(participant) == time;
    }

    private GlobalTest logRank() {
        int n = followUp.size();
        int regimes = names.size();
        var scoresOf = new double[n][regimes];
        var atRisk = new double[regimes];
        for (double time : followUp.eventTimes(Double.MAX_VALUE)) {
            Arrays.fill(atRisk, 0);
            double all = 0;
            double events = 0;
            for (int i = 0; i < n; i++) {
                if (followUp.times().get(i) >= time) {
                    double stay = staying.weight(i, time);
                    for (int d = 0; d < regimes; d++) {
                        double weight = weights.get(i, d) * stay;
                        atRisk[d] += weight;
                        all += weight;
                        events += isEventAt(i, time) ? weight : 0;
                    }
                }
            }
            if (events == 0) {
                continue;
            }
            for (int i = 0; i < n; i++) {
                if (followUp.times().get(i) >= time) {
                    double stay = staying.weight(i, time);
                    double total = 0;
                    double jump = (isEventAt(i, time) ? 1 : 0) - events / all;
                    for (int d = 0; d < regimes; d++) {
                        total += weights.get(i, d) * stay;
                        scoresOf[i][d] += weights.get(i, d) * stay * jump;
                    }
                    for (int d = 0; d < regimes; d++) {
                        scoresOf[i][d] -= total * jump * atRisk[d] / all;
                    }
                }
            }
        }
        Matrix each = Matrix.ofRows(scoresOf);
        Matrix some = Matrix.of(n, regimes - 1, (i, d) -> each.get(i, d + 1));
        var named = new ArrayList<>(names.subList(1, regimes));
        Column sums = Column.of(regimes - 1, d -> some.column(d).sum());
        Matrix covariance = some.sums(clusters).residualCrossproduct(scores.sums(clusters));
        return new JointEstimate(named, sums, covariance, Reference.normal()).global(Matrix.identity(regimes - 1));
    }
}
