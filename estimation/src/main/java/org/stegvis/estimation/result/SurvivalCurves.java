package org.stegvis.estimation.result;

import java.util.List;
import java.util.stream.IntStream;

/// The probability of no event up to each time, under each of the sides compared.
///
/// @param until the last time
/// @param unit of the times
public record SurvivalCurves(double until, String unit, List<Curve> curves) implements Section {
    public SurvivalCurves {
        curves = List.copyOf(curves);
    }

    /// One side: from each time until just before the next the probability is the same.
    ///
    /// @param times ascending, the first of them zero
    public record Curve(String side, List<Double> times, List<Double> probabilities) {
        public Curve {
            times = List.copyOf(times);
            probabilities = List.copyOf(probabilities);
        }

        /// The probability at a time.
        public double at(double time) {
            double last = 1;
            for (int i = 0; i < times.size() && times.get(i) <= time; i++) {
                last = probabilities.get(i);
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
                    kept.stream().map(probabilities::get).toList());
        }
    }
}
