package org.stegvis.estimation.imputation;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;

/// Multiple imputation by chained equations.
///
/// Gaps are first filled with observed values drawn at random. Then, cycle by cycle and variable by variable in the order
/// of time, each incomplete variable is drawn anew from a model of it given all other variables and the way of the
/// participant up to it, fitted where it was observed, with parameters drawn from their posterior. A way that depends on
/// what is imputed is decided anew in each cycle, so a second option exists only where the imputed course gives one.
///
/// Source: VAN BUUREN & GROOTHUIS-OUDSHOORN 2011, J Statistical Software 45(3); SHORTREED ET AL 2014, Statistics in
/// Medicine 33, 4202-4214, for the order of time and the structure of a SMART.
public record ChainedEquations(IncompleteData data, Structure structure, int cycles) {
    public ChainedEquations {
        if (cycles < 1) {
            throw new IllegalArgumentException("cycles is %d but must be at least 1.".formatted(cycles));
        }
    }

    /// The imputed sets, made on all cores; the same for any number of them.
    public List<CompletedData<Structure.Course>> complete(int sets, Streams streams) {
        return IntStream.range(0, sets)
                .parallel()
                .mapToObj(set -> complete(streams.of(set)))
                .toList();
    }

    /// One imputed set.
    public CompletedData<Structure.Course> complete(RandomGenerator random) {
        double[][] current = data.toArrays();
        int variables = current.length;
        var gaps = new int[variables][];
        var seen = new int[variables][];
        for (int v = 0; v < variables; v++) {
            double[] values = current[v];
            gaps[v] = IntStream.range(0, values.length)
                    .filter(i -> Double.isNaN(values[i]))
                    .toArray();
            seen[v] = IntStream.range(0, values.length)
                    .filter(i -> !Double.isNaN(values[i]))
                    .toArray();
        }
        for (int v = 0; v < variables; v++) {
            for (int i : gaps[v]) {
                current[v][i] = current[v][seen[v][random.nextInt(seen[v].length)]];
            }
        }
        Structure.Course course = structure.begin();
        for (int cycle = 0; cycle < cycles; cycle++) {
            for (int v = 0; v < variables; v++) {
                int[] ways = course.ways(v, current, random);
                if (gaps[v].length > 0) {
                    impute(v, current, ways, seen[v], gaps[v], random);
                }
            }
        }
        return new CompletedData<>(
                Arrays.stream(current).map(Column::of).toList(), course);
    }

    private void impute(int v, double[][] current, int[] ways, int[] seen, int[] gaps, RandomGenerator random) {
        double[][] predictors = Predictors.of(data.variables(), v, current, ways, seen);
        double[][] known = Predictors.rows(predictors, seen);
        double[][] asked = Predictors.rows(predictors, gaps);
        var observed = new double[seen.length];
        for (int i = 0; i < seen.length; i++) {
            observed[i] = current[v][seen[i]];
        }
        double[] drawn =
                switch (data.variables().get(v).kind()) {
                    case Variable.Kind.Normal() ->
                        LinearDraw.of(known, observed, random).normal(asked, random);
                    case Variable.Kind.Matched(int donors) ->
                        LinearDraw.of(known, observed, random).matched(known, observed, asked, donors, random);
                    case Variable.Kind.Categories(int count) ->
                        LogisticDraw.of(known, observed, count, random).categories(asked, random);
                };
        for (int i = 0; i < gaps.length; i++) {
            current[v][gaps[i]] = drawn[i];
        }
    }
}
