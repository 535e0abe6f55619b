package org.stegvis.design.size;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.calculus.GaussLegendre;

/// The variance of a log hazard, or of the difference of two that are equal, and how much its estimate varies.
///
/// The weighted score has the variance `Σ w² M²`, M being the martingale residual `N - u` of one who leaves at the
/// cumulative hazard u, with the event (N = 1) or without. Its slope counts the weighted events of both regimes
/// together, and M itself takes the cumulative hazard from all of them. With p the probability of the event before
/// the end and `w = w_g + w_h`, a participant adds
/// `φ = a² M² / p² - V w N / p + w (C(u) N - ∫ C) / p²` to the difference, the integral from 0 to u; of one regime
/// alone
/// the last two parts count twice. `C(s)` is half of what a rise of the cumulative hazard at s adds to the mean of
/// a² M²: after the decision s times the mean of a², before it a mean over those who leave until then, with the
/// weight of the first stage, and the others.
///
/// An event before the decision carries the weight of the first stage only; see [Outcome.TimeToEvent].
///
/// Source: LIN & WEI 1989, Journal of the American Statistical Association 84, for the variance; the delta method,
/// derived here.
final class HazardVariance {
    private static final GaussLegendre RULE = GaussLegendre.of(40);

    private final double p;
    private final double end;
    private final double decision;
    private final double times;

    /// Who leaves before the decision, and after it.
    private final List<Weights> early = new ArrayList<>();
    private final List<Weights> late = new ArrayList<>();

    /// @param occurrence the fraction of all participants who have these weights, if nobody left before
    private record Weights(double occurrence, double of, double versus) {
        double a() {
            return (of - versus) * (of - versus);
        }

        double w() {
            return of + versus;
        }
    }

    private HazardVariance(EstimatedVariance.Weighted weighted, double p, Outcome.TimeToEvent time) {
        this.p = p;
        this.end = -Math.log1p(-p);
        this.decision = end * time.decision();
        this.times = weighted.isDifference() ? 1 : 2;
        EmbeddedDesign design = weighted.design();
        for (TrialPath path : design.paths()) {
            late.add(new Weights(path.occurrence(), weighted.of(path), weighted.versus(path)));
        }
        EmbeddedDesign.Regime of = design.regimes().get(weighted.g());
        double first = of.firstProbability();
        if (!weighted.isDifference()) {
            early.add(new Weights(first, 1 / first, 0));
            return;
        }
        EmbeddedDesign.Regime versus = design.regimes().get(weighted.h());
        double other = versus.firstProbability();
        if (of.first().equals(versus.first())) {
            early.add(new Weights(first, 1 / first, 1 / first));
        } else {
            early.add(new Weights(first, 1 / first, 0));
            early.add(new Weights(other, 0, 1 / other));
        }
    }

    static EstimatedVariance of(EstimatedVariance.Weighted weighted, double p, Outcome.TimeToEvent time) {
        return new HazardVariance(weighted, p, time).found();
    }

    private EstimatedVariance found() {
        double unit = mean((weights, u, event) -> weights.a() * square(event - u) / (p * p));
        double sum = mean((weights, u, event) -> added(unit, weights, u, event));
        double squares = mean((weights, u, event) -> square(added(unit, weights, u, event)));
        return new EstimatedVariance(unit, (squares - sum * sum) / (unit * unit));
    }

    /// φ.
    private double added(double unit, Weights weights, double u, int event) {
        return weights.a() * square(event - u) / (p * p)
                + times * weights.w() * ((event * slope(u) - area(u)) / (p * p) - unit * event / p);
    }

    /// C(s).
    private double slope(double s) {
        double after = Math.exp(Math.min(s, decision) - decision) * decision;
        return s >= decision ? s * squared(late) : (s - after) * squared(early) + after * squared(late);
    }

    /// Its integral from 0 to u.
    private double area(double u) {
        double until = Math.min(u, decision);
        double after = decision * (Math.exp(until - decision) - Math.exp(-decision));
        return (square(until) / 2 - after) * squared(early)
                + after * squared(late)
                + (square(u) - square(until)) / 2 * squared(late);
    }

    private static double squared(List<Weights> all) {
        return all.stream().mapToDouble(each -> each.occurrence() * each.a()).sum();
    }

    /// What one participant adds.
    private interface Part {
        double at(Weights weights, double u, int event);
    }

    /// The mean of a part over all participants.
    private double mean(Part part) {
        double sum = 0;
        for (Weights each : early) {
            sum += each.occurrence() * RULE.integrate(u -> part.at(each, u, 1) * Math.exp(-u), 0, decision);
        }
        for (Weights each : late) {
            sum += each.occurrence()
                    * (RULE.integrate(u -> part.at(each, u, 1) * Math.exp(-u), decision, end)
                            + part.at(each, end, 0) * Math.exp(-end));
        }
        return sum;
    }

    private static double square(double x) {
        return x * x;
    }
}
