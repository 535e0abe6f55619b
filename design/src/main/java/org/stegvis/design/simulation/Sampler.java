package org.stegvis.design.simulation;

import java.util.function.DoublePredicate;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.scenario.Distribution;
import org.stegvis.design.scenario.Distribution.Weighted;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Truth;
import org.stegvis.protocol.expression.Values;

/// Turns one uniform number into a value of a distribution, by the inverse of its distribution function.
///
/// The same number gives neighbouring values under neighbouring parameters; comparisons of regimes rest on
/// that.
final class Sampler {
    private Sampler() {}

    /// A number; yes is 1 and no is 0.
    ///
    /// @param uniform from [0, 1)
    /// @param what the variable, for messages
    static double number(Distribution distribution, double uniform, Values known, Object what) {
        return switch (distribution) {
            case Distribution.Normal(var mean, var sd) -> {
                double spread = parameter(sd, known, what, "standard deviation", x -> x >= 0);
                double centre = parameter(mean, known, what, "mean", Double::isFinite);
                yield centre + spread * NormalQuantile.of(uniform);
            }
            case Distribution.Uniform(var from, var to) -> {
                double low = parameter(from, known, what, "lower end", Double::isFinite);
                double high = parameter(to, known, what, "upper end", end -> end >= low);
                yield low + (high - low) * uniform;
            }
            case Distribution.Exponential(var mean) ->
                -parameter(mean, known, what, "mean", x -> x >= 0) * Math.log1p(-uniform);
            case Distribution.Poisson(var mean) -> poisson(parameter(mean, known, what, "mean", x -> x >= 0), uniform);
            case Distribution.Chance(var probability) -> happens(probability, uniform, known, what) ? 1 : 0;
            case Distribution.Computed(var number) -> parameter(number, known, what, "value", Double::isFinite);
            case Distribution.Fact(var condition) -> {
                Truth truth = condition.evaluate(known);
                if (!truth.isKnown()) {
                    throw UnplayableScenario.untold(what, "value");
                }
                yield truth.isTrue() ? 1 : 0;
            }
            case Distribution.OneOf levels ->
                throw new IllegalArgumentException(
                        what + " is one of a list of names and must not be read as a number.");
        };
    }

    static @Nullable String level(Distribution.OneOf distribution, double uniform, Values known, Object what) {
        double sum = 0;
        for (Weighted each : distribution.levels()) {
            sum += parameter(each.weight(), known, what, "weight of '" + each.level() + "'", x -> x >= 0);
        }
        if (!(sum > 0)) {
            throw new UnplayableScenario("The weights of " + what + " are all 0; one of them must be positive.");
        }
        double left = uniform * sum;
        for (Weighted each : distribution.levels()) {
            left -= each.weight().evaluate(known);
            if (left < 0) {
                return each.level();
            }
        }
        return distribution.levels().getLast().level();
    }

    static boolean happens(Quantity probability, double uniform, Values known, Object what) {
        return uniform < parameter(probability, known, what, "probability", Double::isFinite);
    }

    static double censoring(Quantity time, Values known, Object what) {
        return parameter(time, known, what, "time of censoring", x -> x >= 0);
    }

    private static double poisson(double mean, double uniform) {
        return mean == 0 ? 0 : PoissonDistribution.of(mean).inverseCumulativeProbability(uniform);
    }

    private static double parameter(
            Quantity quantity, Values known, Object what, String role, DoublePredicate isRight) {
        double number = quantity.evaluate(known);
        if (Double.isNaN(number)) {
            throw UnplayableScenario.untold(what, role);
        }
        if (!isRight.test(number)) {
            throw UnplayableScenario.outOfRange(what, role, number);
        }
        return number;
    }
}
