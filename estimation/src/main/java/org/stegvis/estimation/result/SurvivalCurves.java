package org.stegvis.estimation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.Reference;

/// The probability of no event up to each time, under each of the sides compared.
///
/// @param until the last time
/// @param unit of the times
/// @param level of the intervals, each of which holds by itself
public record SurvivalCurves(double until, String unit, double level, List<Curve> curves) implements Section {
    public SurvivalCurves {
        curves = List.copyOf(curves);
    }

    /// One side: from each time until just before the next the probability is the same.
    ///
    /// @param times ascending, the first of them zero
    /// @param lower ends of the intervals at these times
    /// @param upper the other ends
    public record Curve(
            String side, List<Double> times, List<Double> probabilities, List<Double> lower, List<Double> upper) {
        public Curve {
            times = List.copyOf(times);
            probabilities = List.copyOf(probabilities);
            lower = List.copyOf(lower);
            upper = List.copyOf(upper);
        }

        /// With intervals on the scale of `log(-log S)`, which stay between 0 and 1. Where the curve is 1 so
        /// are they; where it is zero, which has no error of its own, they go from zero to where they went
        /// before.
        ///
        /// Source: BORGAN & LIESTOL 1990, Scandinavian Journal of Statistics 17. Reference: R's `survfit` with
        /// `conf.type = "log-log"`.
        ///
        /// @param errors standard errors of the probabilities
        public static Curve of(
                String side, List<Double> times, List<Double> probabilities, List<Double> errors, Level level) {
            double z = Reference.normal().quantile(level);
            var lower = new ArrayList<Double>();
            var upper = new ArrayList<Double>();
            for (int i = 0; i < times.size(); i++) {
                double s = probabilities.get(i);
                if (s <= 0) {
                    lower.add(0.0);
                    upper.add(i == 0 ? 0.0 : upper.get(i - 1));
                } else if (s >= 1) {
                    lower.add(1.0);
                    upper.add(1.0);
                } else {
                    double logged = Math.log(s);
                    double factor = Math.exp(z * errors.get(i) / (s * -logged));
                    lower.add(Math.exp(logged * factor));
                    upper.add(Math.exp(logged / factor));
                }
            }
            return new Curve(side, times, probabilities, lower, upper);
        }

        /// The probability at a time.
        public double at(double time) {
            int step = step(time);
            return step < 0 ? 1 : probabilities.get(step);
        }

        /// The step that a time is on, -1 before the first.
        public int step(double time) {
            int last = -1;
            for (int i = 0; i < times.size() && times.get(i) <= time; i++) {
                last = i;
            }
            return last;
        }

        /// The same with at most so many steps: the probabilities at times that are spread evenly.
        public Curve thinned(int most) {
            int size = times.size();
            if (size <= most) {
                return this;
            }
            var kept = IntStream.range(0, most)
                    .map(i -> (int) ((long) i * (size - 1) / (most - 1)))
                    .boxed()
                    .toList();
            return new Curve(
                    side,
                    kept.stream().map(times::get).toList(),
                    kept.stream().map(probabilities::get).toList(),
                    kept.stream().map(lower::get).toList(),
                    kept.stream().map(upper::get).toList());
        }
    }
}
