package org.stegvis.exchange.csv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.data.Column;

/// The values of one column, as they come row by row: numbers, or positions of levels; NaN is missing.
final class ColumnFiller {
    private static final int FIRST_ROWS = 256;

    private final CellRule rule;
    private double[] values = new double[FIRST_ROWS];
    private int size;

    ColumnFiller(CellRule rule) {
        this.rule = rule;
    }

    CellRule rule() {
        return rule;
    }

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + size / 2);
        }
        values[size++] = value;
    }

    /// The value of the last row; NaN for a column of names.
    double lastNumber() {
        return rule instanceof CellRule.OfLevel ? Double.NaN : values[size - 1];
    }

    /// The name in the last row; null when it is missing, or for a column of numbers.
    @Nullable
    String lastLevel() {
        return rule instanceof CellRule.OfLevel(var levels, var none) && !Double.isNaN(values[size - 1])
                ? levels.get((int) values[size - 1])
                : null;
    }

    /// A column in which nobody has a value.
    static Column missing(CellRule rule, int rows) {
        var filler = new ColumnFiller(rule);
        for (int row = 0; row < rows; row++) {
            filler.add(Double.NaN);
        }
        return filler.toColumn(rows);
    }

    /// The first rows.
    Column toColumn(int rows) {
        return switch (rule) {
            case CellRule.OfLevel(var levels, var none) -> Column.Levels.of(levels, rows, this::level);
            case CellRule.OfNumber number -> Column.Numbers.of(rows, row -> values[row]);
            case CellRule.OfYesNo yesNo -> Column.Numbers.of(rows, row -> values[row]);
        };
    }

    /// Keeps but the rows behind the first.
    void forget(int rows) {
        System.arraycopy(values, rows, values, 0, size - rows);
        size -= rows;
    }

    private @Nullable String level(int row) {
        return rule instanceof CellRule.OfLevel(var levels, var none) && !Double.isNaN(values[row])
                ? levels.get((int) values[row])
                : null;
    }
}
