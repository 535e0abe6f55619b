package org.stegvis.estimation.mixed;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;

/// Two arms, one baseline covariate, visits that are missed for good with a chance that depends on the outcome
/// before.
record MadeUpMeasures(Matrix outcomes, Column arm, Column baseline) {

    /// @param effect of the arm at the last visit, growing linearly from none before the first
    static MadeUpMeasures of(int participants, int visits, double effect, SplittableRandom random) {
        var y = new double[participants][visits];
        var arm = new double[participants];
        var baseline = new double[participants];
        for (int i = 0; i < participants; i++) {
            arm[i] = i % 2;
            baseline[i] = random.nextGaussian();
            double own = random.nextGaussian();
            double slope = 0.4 * random.nextGaussian();
            boolean gone = false;
            for (int v = 0; v < visits; v++) {
                double mean = 0.5 * baseline[i] + 0.2 * v + effect * arm[i] * (v + 1) / visits;
                double value = mean + own + slope * v + random.nextGaussian();
                y[i][v] = gone ? Double.NaN : value;
                gone |= random.nextDouble() < 0.05 + (value > 1 ? 0.15 : 0);
            }
        }
        return new MadeUpMeasures(Matrix.ofRows(y), Column.of(arm), Column.of(baseline));
    }

    int visits() {
        return outcomes.columns();
    }

    List<String> visitNames() {
        return IntStream.range(0, visits()).mapToObj(v -> "v" + v).toList();
    }

    /// The mean of each arm at each visit, then the covariate.
    RepeatedMeasures cellMeans() {
        int n = outcomes.rows();
        var terms = new ArrayList<VisitTerm>();
        terms.addAll(VisitTerm.eachVisit("a", Column.of(n, i -> 1 - arm.get(i)), visitNames()));
        terms.addAll(VisitTerm.eachVisit("b", arm, visitNames()));
        terms.add(VisitTerm.constant("baseline", baseline, visits()));
        return new RepeatedMeasures(visitNames(), outcomes, terms);
    }

    /// Arm b less arm a at a visit, of [#cellMeans].
    Column effectAt(int visit) {
        return Column.of(2 * visits() + 1, j -> j == visit ? -1 : j == visits() + visit ? 1 : 0);
    }

    MadeUpMeasures withOutcomes(Matrix.Entry entry) {
        return new MadeUpMeasures(Matrix.of(outcomes.rows(), visits(), entry), arm, baseline);
    }

    MadeUpMeasures reordered(int... order) {
        return new MadeUpMeasures(
                Matrix.of(order.length, visits(), (i, v) -> outcomes.get(order[i], v)),
                arm.at(order),
                baseline.at(order));
    }
}
