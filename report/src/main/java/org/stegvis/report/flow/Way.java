package org.stegvis.report.flow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.expression.Values;
import org.stegvis.protocol.regime.Path;
import org.stegvis.protocol.regime.Turn;

/// What a flow tells of participants who all went the same way through the trial.
///
/// @param turns at the decisions, in order of time
/// @param treated whether they started and completed what they were allocated, by column; without those that nobody
/// told of
/// @param withdrawn the week of withdrawal; NaN for none
/// @param isOutcomeKnown whether the outcome at the end is known
/// @param participants how many they are
public record Way(
        List<Turn> turns, Map<String, Boolean> treated, double withdrawn, boolean isOutcomeKnown, int participants) {
    public Way {
        turns = List.copyOf(turns);
        treated = Map.copyOf(treated);
    }

    /// The way of the participant in one row of the data.
    public static Way of(Protocol protocol, TrialData data, int row) {
        return of(protocol, data, row, data.row(row));
    }

    /// @param values of the row
    static Way of(Protocol protocol, TrialData data, int row, Values values) {
        var treated = new LinkedHashMap<String, Boolean>();
        for (Decision decision : protocol.decisions()) {
            treated(treated, TrialColumns.started(decision.id()), data, row);
            treated(treated, TrialColumns.completed(decision.id()), data, row);
        }
        Analysis.Outcome outcome = outcome(protocol);
        String last = outcome == null ? "" : outcome.last().toString();
        return new Way(
                Path.of(protocol, values).turns(),
                treated,
                Ways.tellsWithdrawals(data)
                        ? data.numbers(TrialColumns.WITHDRAWN).at(row)
                        : Double.NaN,
                data.has(last) && !data.column(last).isMissing(row),
                1);
    }

    private static void treated(Map<String, Boolean> treated, String column, TrialData data, int row) {
        if (data.has(column) && data.column(column) instanceof Column.Numbers numbers && !numbers.isMissing(row)) {
            treated.put(column, numbers.at(row) == 1);
        }
    }

    Way with(int number) {
        return new Way(turns, treated, withdrawn, isOutcomeKnown, number);
    }

    /// The same with a withdrawal told no finer than a flow tells it: by the last decision whose week it did not come
    /// before, so that few ways are different.
    public Way coarse(Protocol protocol) {
        double[] weeks = protocol.decisions().stream()
                .mapToDouble(each -> protocol.chronology().last(each))
                .sorted()
                .toArray();
        double coarse = Double.isNaN(withdrawn) || weeks.length == 0 ? withdrawn : weeks[0] - 1;
        for (double week : weeks) {
            coarse = withdrawn >= week ? week : coarse;
        }
        return new Way(turns, treated, coarse, isOutcomeKnown, participants);
    }

    /// The outcome whose presence is told at the end of each way: that of the regimes, else of the last analysis.
    static Analysis.@Nullable Outcome outcome(Protocol protocol) {
        List<Analysis> analyses = protocol.analyses();
        for (Analysis analysis : analyses) {
            if (analysis.compare() instanceof Analysis.Comparison.Regimes) {
                return analysis.outcome();
            }
        }
        return analyses.isEmpty() ? null : analyses.getLast().outcome();
    }
}
