package org.stegvis.report.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;

/// The paths of all participants, and what the data tell about each turn.
record Ways(Protocol protocol, TrialData data, List<Path> paths) {

    static Ways of(Protocol protocol, TrialData data) {
        var paths = new ArrayList<Path>(data.size());
        for (int row = 0; row < data.size(); row++) {
            paths.add(Path.of(protocol, data.row(row)));
        }
        return new Ways(protocol, data, paths);
    }

    int[] everybody() {
        return IntStream.range(0, data.size()).toArray();
    }

    @Nullable
    Turn turn(int row, int position) {
        List<Turn> turns = paths.get(row).turns();
        return position >= 0 && position < turns.size() ? turns.get(position) : null;
    }

    /// How many of these rows have a yes in a column; -1 when nobody is known to have a yes or a no.
    int yes(String column, int[] rows) {
        if (!data.has(column) || !(data.column(column) instanceof Column.Numbers numbers)) {
            return -1;
        }
        boolean isKnown = IntStream.of(rows).anyMatch(row -> !numbers.isMissing(row));
        return isKnown
                ? (int) IntStream.of(rows).filter(row -> numbers.at(row) == 1).count()
                : -1;
    }

    int observed(String column, int[] rows) {
        if (!data.has(column)) {
            return 0;
        }
        Column values = data.column(column);
        return (int) IntStream.of(rows).filter(row -> !values.isMissing(row)).count();
    }

    boolean tellsWithdrawals() {
        return data.has(TrialColumns.WITHDRAWN) && data.column(TrialColumns.WITHDRAWN) instanceof Column.Numbers;
    }

    boolean isWithdrawnBefore(int row, double week) {
        return tellsWithdrawals() && data.numbers(TrialColumns.WITHDRAWN).at(row) < week;
    }

    /// How many of these rows withdrew after a decision and before the next one on their way.
    int withdrawnAfter(String decision, int[] rows) {
        double from = week(protocol.decision(decision));
        double to = protocol.decisions().stream()
                .mapToDouble(this::week)
                .filter(week -> week > from)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return (int) IntStream.of(rows)
                .filter(row -> !isWithdrawnBefore(row, from) && isWithdrawnBefore(row, to))
                .count();
    }

    double week(Decision decision) {
        return protocol.chronology().last(decision);
    }
}
