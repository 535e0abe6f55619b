package org.stegvis.estimation.mixed;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;

/// The data of a mixed model reduced to the sums of [VisitPattern]s: the cost of a likelihood no longer depends on
/// the number of participants.
///
/// The values of the terms are divided by `scales`, and the outcomes are less the fit `removed`, so that no digits
/// are lost to a common level.
///
/// @param source for each term, the position of its values in u
/// @param scales one a term
/// @param removed coefficients of the fit taken off, for the divided values
/// @param observations outcomes in all
record PatternSums(
        int visits, List<VisitPattern> patterns, int[] source, double[] scales, double[] removed, int observations) {

    int terms() {
        return source.length;
    }

    int participants() {
        return patterns.stream().mapToInt(VisitPattern::participants).sum();
    }

    /// The sums of the outcomes less the fit with these coefficients, for the values divided by their scales.
    static PatternSums of(RepeatedMeasures data, double[] removed) {
        return new Reduction(data).sums(removed);
    }

    static PatternSums of(RepeatedMeasures data) {
        return of(data, new double[data.terms().size()]);
    }

    private static final class Reduction {
        private final RepeatedMeasures data;
        private final int visits;
        private final double[][] u;
        private final int[] source;
        private final double[] scales;
        private final double[][] factors;

        Reduction(RepeatedMeasures data) {
            this.data = data;
            this.visits = data.visits().size();
            List<Column> distinct =
                    data.terms().stream().map(VisitTerm::values).distinct().toList();
            this.source = data.terms().stream()
                    .mapToInt(term -> distinct.indexOf(term.values()))
                    .toArray();
            this.u = distinct.stream().map(Column::toArray).toArray(double[][]::new);
            double[] size = Arrays.stream(u).mapToDouble(this::size).toArray();
            for (int k = 0; k < u.length; k++) {
                for (int i = 0; i < u[k].length; i++) {
                    u[k][i] /= size[k];
                }
            }
            this.scales = Arrays.stream(source).mapToDouble(k -> size[k]).toArray();
            this.factors =
                    data.terms().stream().map(term -> term.byVisit().toArray()).toArray(double[][]::new);
        }

        /// The root mean square over the participants seen, 1 where that is zero.
        private double size(double[] values) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < values.length; i++) {
                if (data.seen(i).length > 0) {
                    sum += values[i] * values[i];
                    count++;
                }
            }
            return sum > 0 ? Math.sqrt(sum / count) : 1;
        }

        PatternSums sums(double[] removed) {
            var byVisits = new LinkedHashMap<BitSet, VisitPattern>();
            int observations = 0;
            var members = new LinkedHashMap<BitSet, Integer>();
            for (int i = 0; i < data.participants(); i++) {
                int[] seen = data.seen(i);
                if (seen.length > 0) {
                    var key = new BitSet(visits);
                    Arrays.stream(seen).forEach(key::set);
                    members.merge(key, 1, Integer::sum);
                    add(byVisits.computeIfAbsent(key, none -> empty(seen)), i, residual(i, seen, removed));
                    observations += seen.length;
                }
            }
            List<VisitPattern> patterns = byVisits.entrySet().stream()
                    .map(entry -> entry.getValue().of(members.getOrDefault(entry.getKey(), 0)))
                    .toList();
            return new PatternSums(visits, patterns, source, scales, removed, observations);
        }

        private VisitPattern empty(int[] seen) {
            int terms = source.length;
            var places = new int[terms][];
            var there = new double[terms][];
            for (int j = 0; j < terms; j++) {
                double[] factor = factors[j];
                places[j] = IntStream.range(0, seen.length)
                        .filter(a -> factor[seen[a]] != 0)
                        .toArray();
                there[j] = Arrays.stream(places[j])
                        .mapToDouble(a -> factor[seen[a]])
                        .toArray();
            }
            int t = seen.length;
            int q = u.length;
            return new VisitPattern(seen, 0, new double[q][q], new double[q][t], new double[t][t], places, there);
        }

        private double[] residual(int participant, int[] seen, double[] removed) {
            var y = new double[seen.length];
            for (int a = 0; a < y.length; a++) {
                double fit = 0;
                for (int j = 0; j < source.length; j++) {
                    double factor = factors[j][seen[a]];
                    if (factor != 0) {
                        fit += removed[j] * factor * u[source[j]][participant];
                    }
                }
                y[a] = data.outcomes().get(participant, seen[a]) - fit;
            }
            return y;
        }

        private void add(VisitPattern to, int participant, double[] y) {
            for (int k = 0; k < u.length; k++) {
                double value = u[k][participant];
                if (value == 0) {
                    continue;
                }
                double[] uu = to.uu()[k];
                for (int l = 0; l < u.length; l++) {
                    uu[l] += value * u[l][participant];
                }
                double[] uy = to.uy()[k];
                for (int a = 0; a < y.length; a++) {
                    uy[a] += value * y[a];
                }
            }
            for (int a = 0; a < y.length; a++) {
                double[] yy = to.yy()[a];
                for (int b = 0; b < y.length; b++) {
                    yy[b] += y[a] * y[b];
                }
            }
        }
    }
}
