package org.stegvis.estimation.imputation;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;

/// Multiple imputation by chained equations.
///
/// Gaps are first filled with observed values drawn at random. Then, cycle by cycle and variable by variable in the
/// order of time, each incomplete variable is drawn anew from a model of it given all other variables and the way
/// of the participant up to it, fitted where it was observed, with parameters drawn from their posterior. A way
/// that depends on what is imputed is decided anew in each cycle, so a second option exists only where the imputed
/// course gives one.
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
            gaps[v] = where(values.length, i -> Double.isNaN(values[i]));
            seen[v] = where(values.length, i -> !Double.isNaN(values[i]));
            for (int i : gaps[v]) {
                values[i] = values[seen[v][random.nextInt(seen[v].length)]];
            }
        }
        var modes = new double[variables][0];
        var lifts = new double[variables][data.participants()];
        for (double[] each : lifts) {
            Arrays.fill(each, Double.NaN);
        }
        Structure.Course course = structure.begin();
        for (int cycle = 0; cycle < cycles; cycle++) {
            for (int v = 0; v < variables; v++) {
                int[] ways = course.ways(v, current, random);
                double[] values = current[v];
                for (int i : gaps[v]) {
                    if (ways[i] == Structure.Course.NOT_ON) {
                        values[i] = Double.NaN;
                    }
                }
                int[] due = Arrays.stream(gaps[v])
                        .filter(i -> ways[i] != Structure.Course.NOT_ON)
                        .toArray();
                if (due.length > 0) {
                    modes[v] = impute(v, current, lifts[v], ways, seen[v], due, modes[v], random);
                }
            }
        }
        return new CompletedData<>(
                Arrays.stream(current).map(Column::of).toList(),
                Arrays.stream(lifts).map(Column::of).toList(),
                course);
    }

    private static int[] where(int size, IntPredicate condition) {
        return IntStream.range(0, size).filter(condition).toArray();
    }

    /// Draws a variable where it is due; returns where the search for its model may begin in the next cycle.
    private double[] impute(
            int v,
            double[][] current,
            double[] lift,
            int[] ways,
            int[] seen,
            int[] due,
            double[] mode,
            RandomGenerator random) {
        double[][] predictors = Predictors.of(data.variables(), v, current, ways, seen);
        double[][] known = Predictors.rows(predictors, seen);
        double[][] asked = Predictors.rows(predictors, due);
        var observed = new double[seen.length];
        for (int i = 0; i < seen.length; i++) {
            observed[i] = current[v][seen[i]];
        }
        double[] found = mode;
        double[] drawn;
        switch (data.variables().get(v).kind()) {
            case Variable.Kind.Normal() ->
                drawn = LinearDraw.of(known, observed, random).normal(asked, random);
            case Variable.Kind.Matched(int donors) ->
                drawn = LinearDraw.of(known, observed, random).matched(known, observed, asked, donors, random);
            case Variable.Kind.Categories(int count) -> {
                LogisticDraw draw = LogisticDraw.of(known, observed, count, mode, random);
                found = draw.mode();
                if (count == 2) {
                    double[] lifts = draw.lifts(asked, random);
                    drawn = new double[due.length];
                    for (int i = 0; i < due.length; i++) {
                        lift[due[i]] = lifts[i];
                        drawn[i] = lifts[i] < 0 ? 1 : 0;
                    }
                } else {
                    drawn = draw.categories(asked, random);
                }
            }
        }
        for (int i = 0; i < due.length; i++) {
            current[v][due[i]] = drawn[i];
        }
        return found;
    }
}
