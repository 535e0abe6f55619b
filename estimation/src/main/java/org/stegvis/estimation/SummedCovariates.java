package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.result.Prediction;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column.Levels;
import org.stegvis.protocol.data.Column.Numbers;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialColumns.Kind;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.expression.Reference;

/// The outcome and the covariates of an analysis as variables of which moments are taken: numbers as they are, names
/// as an indicator of each level that the protocol has. Which levels occur is known when all parts are added up; then
/// the first that does is left out, as in [Covariates].
///
/// The outcome is variable 0.
record SummedCovariates(List<Source> sources) {
    SummedCovariates {
        sources = List.copyOf(sources);
    }

    /// @param levels none for a number
    record Source(Reference reference, List<String> levels) {
        int variables() {
            return Math.max(1, levels.size());
        }
    }

    static SummedCovariates of(Protocol protocol, List<Reference> references) {
        var kinds = TrialColumns.of(protocol);
        return new SummedCovariates(references.stream()
                .map(reference -> new Source(
                        reference,
                        kinds.stream()
                                .filter(each -> each.name().equals(reference.toString()))
                                .findFirst()
                                .map(each -> each.kind() instanceof Kind.OneOf(var levels) ? levels : List.<String>of())
                                .orElse(List.of())))
                .toList());
    }

    /// With the outcome.
    int variables() {
        return 1 + sources.stream().mapToInt(Source::variables).sum();
    }

    /// The variables of each of some participants.
    ///
    /// @param outcome one value a row
    /// @param rows of the part
    double[][] in(TrialData part, Column outcome, int... rows) {
        var values = new double[rows.length][variables()];
        for (int i = 0; i < rows.length; i++) {
            values[i][0] = outcome.get(i);
        }
        int next = 1;
        for (Source source : sources) {
            int first = next;
            switch (part.column(source.reference().toString())) {
                case Numbers numbers -> {
                    for (int i = 0; i < rows.length; i++) {
                        values[i][first] = numbers.at(rows[i]);
                    }
                }
                case Levels levels -> {
                    int[] places = levels.levels().stream()
                            .mapToInt(source.levels()::indexOf)
                            .toArray();
                    for (int i = 0; i < rows.length; i++) {
                        values[i][first + places[levels.code(rows[i])]] = 1;
                    }
                }
            }
            next += source.variables();
        }
        return values;
    }

    /// Notes the least and the greatest of the numbers.
    void extend(PartSums sums, double[][] values) {
        int next = 1;
        for (Source source : sources) {
            if (source.levels().isEmpty() && values.length > 0) {
                double least = Double.POSITIVE_INFINITY;
                double greatest = Double.NEGATIVE_INFINITY;
                for (double[] row : values) {
                    least = Math.min(least, row[next]);
                    greatest = Math.max(greatest, row[next]);
                }
                sums.extend(name(next), least, greatest);
            }
            next += source.variables();
        }
    }

    /// The variables that are terms of the model: all numbers, and of each list of levels those that occur but the
    /// first.
    int[] terms(Moments all) {
        List<Integer> terms = new ArrayList<>();
        int next = 1;
        for (Source source : sources) {
            int[] used = used(source, next, all);
            for (int i = source.levels().isEmpty() ? 0 : 1; i < used.length; i++) {
                terms.add(used[i]);
            }
            next += source.variables();
        }
        return terms.stream().mapToInt(term -> term).toArray();
    }

    private static int[] used(Source source, int first, Moments all) {
        return IntStream.range(first, first + source.variables())
                .filter(variable -> source.levels().isEmpty() || all.mean(variable) > 0)
                .toArray();
    }

    /// The name of a variable as [Covariates] has it.
    String name(int variable) {
        int next = 1;
        for (Source source : sources) {
            if (variable < next + source.variables()) {
                return source.levels().isEmpty()
                        ? source.reference().toString()
                        : source.reference() + "=" + source.levels().get(variable - next);
            }
            next += source.variables();
        }
        throw new IllegalArgumentException("There is no variable %d among %d.".formatted(variable, variables()));
    }

    /// What is told of the covariates of those analysed.
    ///
    /// @param sums where the least and greatest numbers stand by [#name]
    List<Prediction.Covariate> kinds(Moments all, PartSums sums) {
        List<Prediction.Covariate> kinds = new ArrayList<>();
        int next = 1;
        for (Source source : sources) {
            int first = next;
            if (source.levels().isEmpty()) {
                double[] ends = sums.extremes().getOrDefault(name(first), new double[2]);
                kinds.add(new Prediction.Covariate.Number(source.reference(), all.mean(first), ends[0], ends[1]));
            } else {
                int[] used = used(source, first, all);
                kinds.add(new Prediction.Covariate.Category(
                        source.reference(),
                        IntStream.of(used)
                                .mapToObj(each -> source.levels().get(each - first))
                                .toList(),
                        IntStream.of(used).skip(1).mapToObj(all::mean).toList()));
            }
            next += source.variables();
        }
        return kinds;
    }
}
