package org.stegvis.exchange.csv;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Values;

/// What the row read last says of its participant.
final class RowValues implements Values {
    private final Map<String, ColumnFiller> fillers = new HashMap<>();

    RowValues(Layout layout) {
        layout.cells().forEach(cell -> fillers.put(cell.column(), cell.filler()));
    }

    @Override
    public double number(Reference reference) {
        ColumnFiller filler = fillers.get(reference.toString());
        return filler == null ? Double.NaN : filler.lastNumber();
    }

    @Override
    public @Nullable String level(Reference reference) {
        ColumnFiller filler = fillers.get(reference.toString());
        String level = filler == null ? null : filler.lastLevel();
        return level == null && reference instanceof Reference.OptionAt ? Reference.NO_OPTION : level;
    }
}
