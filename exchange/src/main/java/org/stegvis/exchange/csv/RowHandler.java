package org.stegvis.exchange.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.stegvis.protocol.yaml.Place;

/// Makes rows of what the CSV parser finds.
final class RowHandler extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private final String file;
    private final DataLimits limits;
    private List<String> cells = new ArrayList<>();
    private BitSet quoted = new BitSet();
    private int line = 1;

    RowHandler(String file, DataLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /// The first line of the record that is being read.
    int line() {
        return line;
    }

    @Override
    protected void handleBegin(long startingLine) {
        line = (int) Math.min(startingLine, Integer.MAX_VALUE);
        cells = new ArrayList<>(cells.size());
        quoted = new BitSet();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean isQuoted) {
        if (index >= limits.columns()) {
            throw new Unreadable(
                    new Place(file, line, 1),
                    "more than " + limits.columns() + " cells in a row",
                    "at most " + limits.columns() + " columns",
                    "");
        }
        cells.add(new String(buffer, offset, length));
        quoted.set(index, isQuoted);
    }

    @Override
    protected CsvRow buildRecord() {
        return new CsvRow(file, line, cells, quoted);
    }
}
