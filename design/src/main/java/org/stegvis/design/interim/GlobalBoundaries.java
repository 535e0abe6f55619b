package org.stegvis.design.interim;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.stegvis.estimation.calculus.GaussLegendre;
import org.stegvis.estimation.calculus.Root;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.normal.NoncentralChiSquare;

/// Boundaries for the test that all embedded regimes have the same value, looked at repeatedly: the Wald
/// statistic, chi-square with `df` degrees of freedom at each look. They hold whatever the correlation of the
/// regimes, since the statistic standardises it away.
///
/// The statistic is `|S(t)|² / t` of a process S with df independent Brownian parts, so |S|² moves from look
/// to look as Δt times a noncentral chi-square: one integral a look. Source: JENNISON & TURNBULL 1991, Exact
/// calculations for sequential t, chi-square and F tests; for SMARTs WU, WANG & WAHED 2023, Interim
/// monitoring in sequential multiple assignment randomized trials.
///
/// @param critical one value of the Wald statistic a look; infinite where nothing is spent
public record GlobalBoundaries(Looks looks, int df, double alpha, List<Double> critical) {
    private static final GaussLegendre RULE = GaussLegendre.of(20);
    private static final double MOST = 400;
    private static final double SMALLEST = 1e-300;

    public GlobalBoundaries {
        critical = List.copyOf(critical);
    }

    /// The boundaries of a test with this many degrees of freedom.
    ///
    /// @param df the rank of the contrasts, one less than the number of regimes or less
    public static GlobalBoundaries of(Looks looks, int df, double alpha, Shape shape) {
        if (df < 1 || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "df is %d and alpha %s; df must be 1 or more and alpha between 0 and 1.".formatted(df, alpha));
        }
        return switch (shape) {
            case Shape.Spent(Spending spending) -> spent(looks, df, alpha, spending);
            case Shape.WangTsiatis(double delta) -> {
                double constant =
                        Root.between(c -> crossing(looks, df, scaled(looks, delta, c)) - alpha, 0.1, MOST, 1e-10);
                yield new GlobalBoundaries(looks, df, alpha, scaled(looks, delta, constant));
            }
            case Shape.HaybittlePeto(double interim) ->
                throw new IllegalArgumentException(
                        "Haybittle and Peto's boundary is a z value; for all regimes give a spending function or Wang and Tsiatis' shape.");
        };
    }

    private static List<Double> scaled(Looks looks, double delta, double constant) {
        return looks.fractions().stream()
                .map(t -> constant * Math.pow(t, 2 * delta - 1))
                .toList();
    }

    private static GlobalBoundaries spent(Looks looks, int df, double alpha, Spending spending) {
        var critical = new ArrayList<Double>();
        Radius here = Radius.beginning(df);
        double before = 0;
        for (int k = 0; k < looks.count(); k++) {
            double t = looks.fraction(k);
            double now = spending.spentOnBothSides(t, alpha);
            double increment = now - before;
            before = now;
            Radius from = here;
            double value = increment < 1e-60
                    ? Double.POSITIVE_INFINITY
                    : Root.between(w -> from.above(w * t, t) - increment, 0, MOST, 1e-11);
            critical.add(value);
            if (k + 1 < looks.count()) {
                here = here.next(value * t, t, looks.step(k + 1));
            }
        }
        return new GlobalBoundaries(looks, df, alpha, critical);
    }

    /// What is held to the boundaries: the statistic that a Wald test with their degrees of freedom would
    /// have with the same probability. An F test has another, and a sample in which some outcomes do not
    /// vary fewer degrees.
    public double statistic(GlobalTest test) {
        return test instanceof GlobalTest.Wald && test.df() == df
                ? test.statistic()
                : ChiSquaredDistribution.of(df).inverseSurvivalProbability(Math.max(test.p(), SMALLEST));
    }

    /// The type I error spent until each look.
    public List<Double> spent() {
        var spent = new ArrayList<Double>();
        for (int k = 1; k <= looks.count(); k++) {
            spent.add(crossing(looks, df, critical, k));
        }
        return List.copyOf(spent);
    }

    private static double crossing(Looks looks, int df, List<Double> critical) {
        return crossing(looks, df, critical, looks.count());
    }

    private static double crossing(Looks looks, int df, List<Double> critical, int count) {
        double sum = 0;
        Radius here = Radius.beginning(df);
        for (int k = 0; k < count; k++) {
            double t = looks.fraction(k);
            sum += here.above(critical.get(k) * t, t);
            if (k + 1 < count) {
                here = here.next(critical.get(k) * t, t, looks.step(k + 1));
            }
        }
        return sum;
    }

    /// The length of S while the trial goes on, on nodes.
    private record Radius(int df, double time, List<Double> places, List<Double> weights) {

        static Radius beginning(int df) {
            return new Radius(df, 0, List.of(0.0), List.of(1.0));
        }

        /// P(|S|² > square at `next`).
        double above(double square, double next) {
            double step = next - time;
            double sum = 0;
            for (int i = 0; i < places.size(); i++) {
                double from = places.get(i);
                sum += weights.get(i) * NoncentralChiSquare.survival(square / step, df, from * from / step);
            }
            return sum;
        }

        Radius next(double square, double next, double following) {
            double step = next - time;
            double end = Math.min(
                    Math.sqrt(square),
                    Math.sqrt(next) * Math.sqrt(ChiSquaredDistribution.of(df).inverseSurvivalProbability(1e-18)));
            int pieces = (int) Math.max(2, Math.ceil(end / (4 * Math.sqrt(Math.min(step, following)))));
            double width = end / pieces;
            var at = new ArrayList<Double>();
            var mass = new ArrayList<Double>();
            for (int piece = 0; piece < pieces; piece++) {
                for (int i = 0; i < RULE.order(); i++) {
                    double r = RULE.node(i, piece * width, (piece + 1) * width);
                    at.add(r);
                    mass.add(RULE.weight(i, piece * width, (piece + 1) * width) * density(r, step));
                }
            }
            return new Radius(df, next, at, mass);
        }

        /// Of |S|, from that of |S|² / step.
        private double density(double r, double step) {
            double sum = 0;
            for (int i = 0; i < places.size(); i++) {
                double from = places.get(i);
                sum += weights.get(i) * NoncentralChiSquare.density(r * r / step, df, from * from / step);
            }
            return sum * 2 * r / step;
        }
    }
}
