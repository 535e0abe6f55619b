package org.stegvis.report.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.regime.Turn;

/// The ways of all participants; a group is a list of places among them.
///
/// @param tellsWithdrawals whether it is known who withdrew
record Ways(Protocol protocol, List<Way> ways, boolean tellsWithdrawals) {
    Ways {
        ways = List.copyOf(ways);
    }

    /// Those who went the same way are one.
    static Ways of(Protocol protocol, TrialData data) {
        var numbers = new LinkedHashMap<Way, Integer>();
        var values = data.reader();
        for (int row = 0; row < data.size(); row++) {
            numbers.merge(Way.of(protocol, data, row, values.apply(row)).coarse(protocol), 1, Integer::sum);
        }
        return new Ways(
                protocol,
                numbers.entrySet().stream()
                        .map(each -> each.getKey().with(each.getValue()))
                        .toList(),
                tellsWithdrawals(data));
    }

    static boolean tellsWithdrawals(TrialData data) {
        return data.has(TrialColumns.WITHDRAWN) && data.column(TrialColumns.WITHDRAWN) instanceof Column.Numbers;
    }

    int[] everybody() {
        return IntStream.range(0, ways.size()).toArray();
    }

    /// How many participants a group has.
    int count(int[] group) {
        return IntStream.of(group).map(this::participants).sum();
    }

    int participants(int way) {
        return ways.get(way).participants();
    }

    List<Turn> turns(int way) {
        return ways.get(way).turns();
    }

    @Nullable
    Turn turn(int way, int position) {
        return position >= 0 && position < turns(way).size() ? turns(way).get(position) : null;
    }

    /// How many of a group have a yes in a column; -1 when nobody is known to have a yes or a no.
    int yes(String column, int[] group) {
        List<Way> told = IntStream.of(group)
                .mapToObj(ways::get)
                .filter(way -> way.treated().containsKey(column))
                .toList();
        return told.isEmpty()
                ? -1
                : told.stream()
                        .filter(way -> Objects.requireNonNull(way.treated().get(column)))
                        .mapToInt(Way::participants)
                        .sum();
    }

    int outcomeKnown(int[] group) {
        return IntStream.of(group)
                .mapToObj(ways::get)
                .filter(Way::isOutcomeKnown)
                .mapToInt(Way::participants)
                .sum();
    }

    boolean isWithdrawnBefore(int way, double week) {
        return ways.get(way).withdrawn() < week;
    }

    /// How many of a group withdrew after a decision and before the next one on their way.
    int withdrawnAfter(String decision, int[] group) {
        double from = week(protocol.decision(decision));
        double to = protocol.decisions().stream()
                .mapToDouble(this::week)
                .filter(week -> week > from)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return IntStream.of(group)
                .filter(way -> !isWithdrawnBefore(way, from) && isWithdrawnBefore(way, to))
                .map(this::participants)
                .sum();
    }

    double week(Decision decision) {
        return protocol.chronology().last(decision);
    }
}
