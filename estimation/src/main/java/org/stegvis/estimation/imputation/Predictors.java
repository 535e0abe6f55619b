package org.stegvis.estimation.imputation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoublePredicate;

/// The columns by which a variable is predicted: ones, the ways, all other variables. Numbers are centred and
/// scaled over the participants with the variable seen; categories and ways are indicators of all but the first
/// that occurs there.
final class Predictors {
    private Predictors() {}

    /// What one variable is imputed from, as the others stand in this round: predictors x participants.
    ///
    /// @param wanted the position of the variable that is predicted
    /// @param current the values of each variable now, variables x participants
    /// @param ways the way of each participant through the decisions, as a code
    /// @param seen the participants with the variable seen
    static double[][] of(List<Variable> variables, int wanted, double[][] current, int[] ways, int[] seen) {
        int n = ways.length;
        var columns = new ArrayList<double[]>();
        var ones = new double[n];
        Arrays.fill(ones, 1);
        columns.add(ones);
        var codes = new double[n];
        for (int i = 0; i < n; i++) {
            codes[i] = ways[i];
        }
        addIndicators(columns, codes, seen);
        for (int v = 0; v < variables.size(); v++) {
            if (v != wanted) {
                switch (variables.get(v).kind()) {
                    case Variable.Kind.Categories categories -> addIndicators(columns, current[v], seen);
                    case Variable.Kind.Normal normal -> addNumber(columns, current[v], seen);
                    case Variable.Kind.Matched matched -> addNumber(columns, current[v], seen);
                }
            }
        }
        return columns.toArray(double[][]::new);
    }

    /// Who lacks the variable by structure has its mean, and an indicator of lacking it.
    private static void addNumber(List<double[]> columns, double[] values, int[] seen) {
        double mean = 0;
        int count = 0;
        for (int i : seen) {
            if (!Double.isNaN(values[i])) {
                mean += values[i];
                count++;
            }
        }
        mean /= Math.max(1, count);
        double square = 0;
        for (int i : seen) {
            square += Double.isNaN(values[i]) ? 0 : (values[i] - mean) * (values[i] - mean) / count;
        }
        if (count < seen.length) {
            columns.add(indicator(values, Double::isNaN));
        }
        if (square <= 1e-20 * (1 + mean * mean)) {
            return;
        }
        double scale = 1 / Math.sqrt(square);
        var column = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            column[i] = Double.isNaN(values[i]) ? 0 : (values[i] - mean) * scale;
        }
        columns.add(column);
    }

    private static double[] indicator(double[] values, DoublePredicate condition) {
        var indicator = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            indicator[i] = condition.test(values[i]) ? 1 : 0;
        }
        return indicator;
    }

    private static void addIndicators(List<double[]> columns, double[] codes, int[] seen) {
        var occurring = new TreeSet<Double>();
        for (int i : seen) {
            occurring.add(codes[i]);
        }
        if (!occurring.isEmpty()) {
            occurring.removeFirst();
        }
        for (double code : occurring) {
            columns.add(indicator(codes, value -> Double.compare(value, code) == 0));
        }
    }

    /// The same columns at these participants.
    static double[][] rows(double[][] columns, int[] rows) {
        var picked = new double[columns.length][rows.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                picked[j][i] = columns[j][rows[i]];
            }
        }
        return picked;
    }
}
