package org.stegvis.exchange.csv;

/// How much of a data file is read, so that a hostile one ends in a finding.
///
/// @param columns the most columns
/// @param cell the most characters in a cell
/// @param line the most characters in a line
/// @param rows the most participants
record DataLimits(int columns, int cell, int line, int rows) {
    DataLimits {
        if (columns < 1 || cell < 1 || line < 1 || rows < 1) {
            throw new IllegalArgumentException("Limits (%d columns, %d and %d characters, %d rows) must be positive."
                    .formatted(columns, cell, line, rows));
        }
    }

    /// 20,000 columns, cells of a million characters, lines of eight million, ten million rows.
    static DataLimits withDefaults() {
        return new DataLimits(20_000, 1 << 20, 8 << 20, 10_000_000);
    }

    /// The same with a thousand million rows, for those who keep none of them.
    static DataLimits inParts() {
        DataLimits known = withDefaults();
        return new DataLimits(known.columns(), known.cell(), known.line(), 1_000_000_000);
    }
}
