package org.stegvis.design.interim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.interim.Boundaries.Sides;
import org.stegvis.estimation.calculus.Root;

/// Finds boundaries: for efficacy by a spending function or a classical shape, for futility by spending the
/// type II error.
///
/// Sources: LAN & DEMETS 1983; PAMPALLONA, TSIATIS & KIM 2001, Interim monitoring of group sequential trials
/// using spending functions for the type I and type II error probabilities; JENNISON & TURNBULL 2000, Group
/// Sequential Methods.
///
/// @param alpha of the whole test, both sides together when there are two
public record GroupSequential(Looks looks, double alpha, Sides sides, Shape shape) {
    private static final double NEGLIGIBLE = 1e-60;

    public GroupSequential {
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("alpha is %s but must lie between 0 and one half.".formatted(alpha));
        }
    }

    /// How a trial may stop for futility.
    ///
    /// @param spending how the type II error is spent
    /// @param power wanted at the drift that is found
    public record Futility(Spending spending, double power, Kind kind) {
        public enum Kind {
            /// The boundaries of efficacy count on it that the trial stops.
            BINDING,
            /// The trial may go on without raising the type I error.
            NON_BINDING
        }

        /// What error is spent by, and conclusions are drawn from: without futility where the trial may go on.
        public Boundaries judged(Boundaries boundaries) {
            return switch (kind) {
                case BINDING -> boundaries;
                case NON_BINDING -> boundaries.withoutFutility();
            };
        }
    }

    /// Boundaries with the drift for which futility was spent.
    public record WithFutility(Boundaries boundaries, double drift) {}

    /// Boundaries of efficacy only.
    public Boundaries boundaries() {
        return switch (shape) {
            case Shape.Spent(Spending spending) -> spent(spending);
            case Shape.WangTsiatis(double delta) -> scaled(delta);
            case Shape.HaybittlePeto(double interim) -> lastLook(interim);
        };
    }

    /// The test without interim looks has drift z_α + z_β at this power; this test needs so many times its
    /// information at most.
    public double inflation(double drift, double power) {
        var normal = NormalDistribution.of(0, 1);
        double fixed = normal.inverseSurvivalProbability(side()) + normal.inverseCumulativeProbability(power);
        return drift * drift / (fixed * fixed);
    }

    /// The error of one side.
    private double side() {
        return sides == Sides.TWO ? alpha / 2 : alpha;
    }

    private Boundaries spent(Spending spending) {
        return walk(spending, null, 0);
    }

    /// Boundaries with futility, and the drift at which the power is as wanted.
    ///
    /// @throws IllegalArgumentException when the test is two-sided, or its boundary is not of a spending
    /// function
    public WithFutility withFutility(Futility futility) {
        if (sides == Sides.TWO) {
            throw new IllegalArgumentException("futility is for a one-sided test; give one side, of half the alpha.");
        }
        if (!(shape instanceof Shape.Spent(Spending spending))) {
            throw new IllegalArgumentException("futility needs a boundary of efficacy by a spending function.");
        }
        if (!(futility.power() > alpha && futility.power() < 1)) {
            throw new IllegalArgumentException(
                    "power is %s but must lie between alpha (%s) and 1.".formatted(futility.power(), alpha));
        }
        double drift =
                Root.between(each -> walk(spending, futility, each).rejection(each) - futility.power(), 0.1, 12, 1e-11);
        return new WithFutility(walk(spending, futility, drift), drift);
    }

    /// Looks one after the other. Under no effect the boundary of efficacy spends alpha; under `drift` the
    /// other spends beta.
    private Boundaries walk(Spending spending, @Nullable Futility futility, double drift) {
        var upper = new ArrayList<Double>();
        var lower = new ArrayList<Double>();
        Continuation none = Continuation.beginning();
        Continuation some = Continuation.beginning();
        double alphaSpent = 0;
        double betaSpent = 0;
        int last = looks.count() - 1;
        for (int k = 0; k <= last; k++) {
            double t = looks.fraction(k);
            double root = Math.sqrt(t);
            double spent = spending.spent(t, side());
            double high = exceeded(none, t, spent - alphaSpent, root);
            alphaSpent = spent;
            double low = sides == Sides.TWO ? -high : Double.NEGATIVE_INFINITY;
            if (futility != null) {
                double beta = futility.spending().spent(t, 1 - futility.power());
                low = k == last ? high : Math.min(high, undercut(some, t, beta - betaSpent, drift, root));
                betaSpent = beta;
            }
            upper.add(high / root);
            lower.add(k == last && sides == Sides.ONE ? Double.valueOf(high / root) : Double.valueOf(low / root));
            if (k < last) {
                boolean binding = futility == null || futility.kind() == Futility.Kind.BINDING;
                none = none.next(binding ? low : Double.NEGATIVE_INFINITY, high, t, 0, looks.step(k + 1));
                if (futility != null) {
                    some = some.next(low, high, t, drift, looks.step(k + 1));
                }
            }
        }
        return new Boundaries(looks, upper, lower, sides);
    }

    /// The bound on S that is exceeded with this probability.
    private static double exceeded(Continuation here, double t, double probability, double root) {
        if (probability < NEGLIGIBLE) {
            return Double.POSITIVE_INFINITY;
        }
        // Binding futility at a large drift may have stopped every trial before; then any bound does.
        return here.above(-12 * root, t, 0) <= probability
                ? -12 * root
                : root * Root.between(z -> here.above(z * root, t, 0) - probability, -12, 38, 1e-13);
    }

    private static double undercut(Continuation here, double t, double probability, double drift, double root) {
        if (probability < NEGLIGIBLE) {
            return Double.NEGATIVE_INFINITY;
        }
        double most = here.below(38 * root, t, drift);
        return probability >= most
                ? 38 * root
                : root * Root.between(z -> here.below(z * root, t, drift) - probability, -38, 38, 1e-13);
    }

    private Boundaries scaled(double delta) {
        double constant = Root.between(c -> scaled(delta, c).rejection(0) - alpha, 0.1, 20, 1e-12);
        return scaled(delta, constant);
    }

    private Boundaries scaled(double delta, double constant) {
        List<Double> upper = looks.fractions().stream()
                .map(t -> constant * Math.pow(t, delta - 0.5))
                .toList();
        return efficacy(upper);
    }

    private Boundaries lastLook(double interim) {
        int last = looks.count() - 1;
        var upper = new ArrayList<Double>(Collections.nCopies(looks.count(), interim));
        upper.set(last, 38.0);
        double spent = efficacy(upper).rejection(0);
        if (spent >= alpha) {
            throw new IllegalArgumentException(
                    "interim boundaries of %s spend %s already, which is not less than alpha %s; give a larger one."
                            .formatted(interim, spent, alpha));
        }
        double z = Root.between(
                each -> {
                    upper.set(last, each);
                    return efficacy(upper).rejection(0) - alpha;
                },
                0.1,
                38,
                1e-12);
        upper.set(last, z);
        return efficacy(upper);
    }

    private Boundaries efficacy(List<Double> upper) {
        var lower = new ArrayList<Double>();
        for (int k = 0; k < upper.size(); k++) {
            boolean last = k + 1 == upper.size();
            lower.add(
                    sides == Sides.TWO
                            ? Double.valueOf(-upper.get(k))
                            : last ? upper.get(k) : Double.valueOf(Double.NEGATIVE_INFINITY));
        }
        return new Boundaries(looks, upper, lower, sides);
    }
}
