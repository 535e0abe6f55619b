package org.stegvis.design.simulation;

import org.stegvis.protocol.data.Column;

/// What stands in one row of a column, as a text.
final class Cell {
    private Cell() {}

    static String of(Column column, int row) {
        return switch (column) {
            case Column.Numbers numbers -> Double.toString(numbers.at(row));
            case Column.Levels levels -> String.valueOf(levels.at(row));
        };
    }
}
