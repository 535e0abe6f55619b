package org.stegvis.estimation.linear;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// An immutable column of numbers, one a row.
public final class Column {
    private final double[] values;

    private Column(double[] values) {
        this.values = values;
    }

    public static Column of(double... values) {
        return new Column(values.clone());
    }

    public static Column of(int size, IntToDoubleFunction value) {
        var values = new double[size];
        for (int row = 0; row < size; row++) {
            values[row] = value.applyAsDouble(row);
        }
        return new Column(values);
    }

    public static Column constant(int size, double value) {
        var values = new double[size];
        Arrays.fill(values, value);
        return new Column(values);
    }

    /// The caller gives the array away.
    static Column owning(double[] values) {
        return new Column(values);
    }

    public int size() {
        return values.length;
    }

    public double get(int row) {
        return values[row];
    }

    /// A copy.
    public double[] toArray() {
        return values.clone();
    }

    /// Not a copy: for reading inside this package only.
    double[] shared() {
        return values;
    }

    public double sum() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /// The mean, in two passes so that a large common shift costs no digits.
    public double mean() {
        double first = sum() / values.length;
        double rest = 0;
        for (double value : values) {
            rest += value - first;
        }
        return first + rest / values.length;
    }

    /// This column less its mean.
    public Column centred() {
        double mean = mean();
        return of(values.length, row -> values[row] - mean);
    }

    /// The values at `rows`, in that order.
    public Column at(int... rows) {
        return of(rows.length, i -> values[rows[i]]);
    }

    /// Throws unless every value lies in [low, high]; a NaN never does.
    public void requireWithin(String variable, double low, double high, String remedy) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            // Both are NaN once a value is.
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (values.length == 0 || (least >= low && most <= high)) {
            return;
        }
        for (int row = 0; row < values.length; row++) {
            if (!(values[row] >= low && values[row] <= high)) {
                throw new IllegalArgumentException(
                        "%s is %s in row %d (counted from 0). %s".formatted(variable, values[row], row, remedy));
            }
        }
    }

    /// Throws if any value is NaN or infinite.
    public void requireFinite(String variable) {
        requireWithin(
                variable,
                -Double.MAX_VALUE,
                Double.MAX_VALUE,
                "It must be a finite number: leave out the rows without it, or impute it first.");
    }

    /// Throws unless there are `size` rows.
    public void requireSize(String variable, int size) {
        if (values.length != size) {
            throw new IllegalArgumentException("%s has %d rows but must have %d, one for each row of the analysis."
                    .formatted(variable, values.length, size));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Column column && Arrays.equals(values, column.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length <= 12 ? Arrays.toString(values) : "Column of " + values.length;
    }
}
