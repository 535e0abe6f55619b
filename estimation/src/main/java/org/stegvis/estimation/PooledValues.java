package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.stegvis.estimation.imputation.JointlyPooled;
import org.stegvis.estimation.imputation.Pooled;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.estimation.result.Section;

/// One quantity, as estimated on several imputed data sets, put together: values and contrasts by Rubin's rules, ratios
/// by their logarithms, the test that all values are equal by D1.
///
/// @param sets the same section, one a set
record PooledValues(Level level, List<Section.Values> sets) {

    Section.Values values() {
        Section.Values first = sets.getFirst();
        return new Section.Values(
                first.quantity(),
                first.sides(),
                named(sets.stream().map(Section.Values::values).toList(), level),
                named(sets.stream().map(Section.Values::inPopulation).toList(), level),
                contrasts(),
                new PooledRatios(level, sets).ratios(),
                equality());
    }

    List<Contrast> contrasts() {
        List<Contrast> like = sets.getFirst().contrasts();
        return IntStream.range(0, like.size())
                .mapToObj(c -> new Contrast(
                        like.get(c).of(),
                        like.get(c).versus(),
                        pooled(each -> each.contrasts().get(c).difference()).at(level)))
                .toList();
    }

    /// The fraction of information that is missing, of each value and contrast.
    List<Section.Parameter> missing() {
        Section.Values first = sets.getFirst();
        String what = what(first.quantity());
        var missing = new ArrayList<Section.Parameter>();
        for (int v = 0; v < first.values().size(); v++) {
            int place = v;
            missing.add(new Section.Parameter(
                    what + first.values().get(v).name(),
                    pooled(each -> each.values().get(place).estimate()).missingInformation()));
        }
        for (int c = 0; c < first.contrasts().size(); c++) {
            int place = c;
            Contrast like = first.contrasts().get(c);
            missing.add(new Section.Parameter(
                    what + like.of() + " - " + like.versus(),
                    pooled(each -> each.contrasts().get(place).difference()).missingInformation()));
        }
        return missing;
    }

    private Pooled pooled(Function<Section.Values, Estimate> which) {
        return Pooled.of(sets.stream().map(which).toList());
    }

    /// Estimates of the same names, one list a set.
    static List<NamedEstimate> named(List<List<NamedEstimate>> sets, Level level) {
        return IntStream.range(0, sets.getFirst().size())
                .mapToObj(i -> new NamedEstimate(
                        sets.getFirst().get(i).name(),
                        Pooled.of(sets.stream()
                                        .map(set -> set.get(i).estimate())
                                        .toList())
                                .at(level)))
                .toList();
    }

    private static String what(Quantity quantity) {
        return switch (quantity) {
            case Quantity.AtVisit(var visit) -> visit + ": ";
            case Quantity.RestrictedMean(var until, var unit) -> "restricted mean: ";
            case Quantity.WithoutEvent(var until, var unit) -> "without event: ";
            case Quantity.Area(var from, var to) -> from + " to " + to + ": ";
        };
    }

    /// The covariance of the differences from the first side follows from the standard errors of all differences:
    /// `2 cov(d_1j, d_1k) = var d_1j + var d_1k - var d_jk`.
    private GlobalTest equality() {
        int sides = sets.getFirst().values().size();
        List<Integer> others = others();
        var differences = new ArrayList<Column>();
        var covariances = new ArrayList<Matrix>();
        for (Section.Values set : sets) {
            var variance = new double[sides][sides];
            var difference = new double[sides];
            int c = 0;
            for (int a = 0; a < sides; a++) {
                for (int b = a + 1; b < sides; b++) {
                    Estimate estimate = set.contrasts().get(c++).difference();
                    variance[a][b] = estimate.se() * estimate.se();
                    variance[b][a] = variance[a][b];
                    difference[b] = a == 0 ? estimate.estimate() : difference[b];
                }
            }
            differences.add(Column.of(others.size(), i -> difference[others.get(i)]));
            covariances.add(Matrix.of(others.size(), others.size(), (i, j) -> {
                int one = others.get(i);
                int other = others.get(j);
                return (variance[0][one] + variance[0][other] - variance[one][other]) / 2;
            }));
        }
        return JointlyPooled.test(differences, covariances, sides - 1);
    }

    /// The sides but the first whose equality with it makes all equal.
    private List<Integer> others() {
        Section.Values first = sets.getFirst();
        List<Integer> all = first.sides() instanceof Section.Sides.Regimes(var regimes)
                ? IndependentRegimes.of(regimes)
                : IntStream.range(0, first.values().size()).boxed().toList();
        return all.subList(1, all.size());
    }
}
