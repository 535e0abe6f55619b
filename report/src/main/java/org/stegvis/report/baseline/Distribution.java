package org.stegvis.report.baseline;

import java.util.Arrays;
import org.stegvis.protocol.data.Column;

/// The known values of one variable among some participants, sorted.
record Distribution(double[] values, int missing) {
    private static final double SKEWED = 1;

    static Distribution of(Column.Numbers column, int[] rows) {
        double[] known = Arrays.stream(rows)
                .mapToDouble(column::at)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return new Distribution(known, rows.length - known.length);
    }

    double mean() {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    double standardDeviation() {
        double mean = mean();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }

    /// Linear between neighbours: the definition that Hyndman and Fan 1996 number 7.
    double quantile(double part) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double at = part * (values.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, values.length - 1);
        return values[below] + (at - below) * (values[above] - values[below]);
    }

    /// Whether mean and standard deviation would mislead: the moment coefficient of skewness lies beyond 1.
    boolean isSkewed() {
        double mean = mean();
        double sd = standardDeviation();
        if (!(sd > 0)) {
            return false;
        }
        double third = Arrays.stream(values)
                .map(value -> Math.pow((value - mean) / sd, 3))
                .average()
                .orElse(0);
        return Math.abs(third) > SKEWED;
    }
}
