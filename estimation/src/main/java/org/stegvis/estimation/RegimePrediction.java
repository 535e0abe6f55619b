package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.inference.Level;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Link;
import org.stegvis.estimation.regimes.RegimeValues;
import org.stegvis.estimation.result.Prediction;
import org.stegvis.protocol.data.Column.Levels;
import org.stegvis.protocol.data.Column.Numbers;
import org.stegvis.protocol.expression.Reference;

/// What a model of regimes says of one person, from the rows that it was fitted to.
///
/// @param covariates the design, one row a participant, not centred
/// @param weights one a row of the sample
record RegimePrediction(RegimeSample sample, Design covariates, Column weights, Link link, Level level) {
    private static final double TAIL = (1 - Prediction.BETWEEN) / 2;

    Prediction of(RegimeValues found) {
        Column coefficients = found.coefficients().values();
        var spread = new ArrayList<Prediction.Spread>();
        for (int d = 0; d < found.regimes(); d++) {
            spread.add(spread(d, coefficients, found.regimes()));
        }
        return new Prediction(link, kinds(), found.coefficients(), spread, level);
    }

    /// A distance from what the model says, with the weight of its row.
    private record Distance(double value, double weight) {}

    private Prediction.Spread spread(int regime, Column coefficients, int regimes) {
        Design centred = covariates.centred();
        Column outcome = sample.analysed().outcome();
        List<Distance> distances = IntStream.range(0, sample.rows().size())
                .filter(row -> sample.rows().get(row).regime() == regime)
                .mapToObj(row -> {
                    int i = sample.rows().get(row).participant();
                    double eta = coefficients.get(regime);
                    for (int j = 0; j < centred.terms().size(); j++) {
                        eta += coefficients.get(regimes + j)
                                * centred.columns().get(j).get(i);
                    }
                    return new Distance(outcome.get(i) - link.mean(eta), weights.get(row));
                })
                .sorted(Comparator.comparingDouble(Distance::value))
                .toList();
        double total = distances.stream().mapToDouble(Distance::weight).sum();
        double squares = distances.stream()
                .mapToDouble(each -> each.weight() * each.value() * each.value())
                .sum();
        return new Prediction.Spread(
                sample.names().get(regime),
                distances.size(),
                Math.sqrt(squares / total),
                quantile(distances, TAIL * total),
                quantile(distances, (1 - TAIL) * total));
    }

    /// The first distance up to which so much of the weight lies.
    private static double quantile(List<Distance> sorted, double wanted) {
        double below = 0;
        for (Distance each : sorted) {
            below += each.weight();
            // Rounding must not make of an exact share one a hair below it.
            if (below >= wanted * (1 - 1e-12)) {
                return each.value();
            }
        }
        return sorted.getLast().value();
    }

    private List<Prediction.Covariate> kinds() {
        var all = new ArrayList<Prediction.Covariate>();
        int term = 0;
        for (Reference reference : sample.question().analysis().adjust()) {
            switch (sample.analysed().data().column(reference.toString())) {
                case Numbers numbers -> {
                    Column column = covariates.columns().get(term++);
                    double[] values = column.toArray();
                    all.add(new Prediction.Covariate.Number(
                            reference,
                            column.mean(),
                            Arrays.stream(values).min().orElseThrow(),
                            Arrays.stream(values).max().orElseThrow()));
                }
                case Levels levels -> {
                    List<String> used = used(levels);
                    var shares = new ArrayList<Double>();
                    for (int level = 1; level < used.size(); level++) {
                        shares.add(covariates.columns().get(term++).mean());
                    }
                    all.add(new Prediction.Covariate.Category(reference, used, shares));
                }
            }
        }
        return all;
    }

    /// In the order of the terms; the first has none.
    private List<String> used(Levels levels) {
        return IntStream.of(sample.analysed().rows())
                .map(levels::code)
                .filter(code -> code >= 0)
                .distinct()
                .sorted()
                .mapToObj(code -> levels.levels().get(code))
                .toList();
    }
}
