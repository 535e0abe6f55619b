package org.stegvis.design.compiled;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.compiled.Sheet.Decided;
import org.stegvis.design.simulation.Behaviour;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.tailoring.Offering.How;

/// The columns of a compiled trial as the data set of a trial, for analyses that have no compiled form.
public final class CompiledData {
    private final CompiledTrial trial;
    private final Sheet sheet;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    private CompiledData(CompiledTrial trial) {
        this.trial = trial;
        this.sheet = trial.sheet();
    }

    /// The data of the trial just played.
    public static TrialData of(CompiledTrial trial) {
        var data = new CompiledData(trial);
        List<String> participants = IntStream.range(0, trial.participants())
                .mapToObj(row -> id(trial.sheet().subject[row]))
                .toList();
        return TrialData.of(participants, data.columns());
    }

    private static String id(long number) {
        String digits = Long.toString(number + 1);
        return "s" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }

    private Map<String, Column> columns() {
        Protocol protocol = trial.behaviour().written();
        var specified = new LinkedHashMap<String, TrialColumns.Kind>();
        TrialColumns.of(protocol).forEach(each -> specified.put(each.name(), each.kind()));
        trial.behaviour().beforeScreening().forEach(planned -> variable(planned, specified));
        protocol.visits()
                .forEach(visit -> trial.behaviour()
                        .visit(visit.id())
                        .measures()
                        .forEach(planned -> variable(planned, specified)));
        for (int position = 0; position < sheet.decided.length; position++) {
            decision(protocol.decisions().get(position), sheet.decided[position], specified);
        }
        columns.put(
                TrialColumns.WITHDRAWN,
                Column.Numbers.of(
                        trial.participants(),
                        row -> sheet.withdrawn[row] == Sheet.IN_TRIAL
                                ? Double.NaN
                                : trial.course()
                                                .visits()
                                                .get(sheet.withdrawn[row])
                                                .day()
                                        / 7.0));
        var inOrder = new LinkedHashMap<String, Column>();
        specified.forEach((name, kind) -> inOrder.put(name, columns.getOrDefault(name, nothing(kind))));
        return inOrder;
    }

    private Column nothing(TrialColumns.Kind kind) {
        return switch (kind) {
            case TrialColumns.Kind.Number number -> Column.Numbers.of(trial.participants(), row -> Double.NaN);
            case TrialColumns.Kind.YesNo yesNo -> Column.Numbers.of(trial.participants(), row -> Double.NaN);
            case TrialColumns.Kind.OneOf(var levels) -> Column.Levels.of(levels, trial.participants(), row -> null);
        };
    }

    private void variable(Behaviour.Planned planned, Map<String, TrialColumns.Kind> specified) {
        if (planned.recordedAs() == null) {
            return;
        }
        String name = planned.variable().reference().toString();
        int slot = planned.slot();
        int participants = trial.participants();
        if (sheet.seenLevel[slot] != null) {
            levels(name, specified, row -> name(sheet.seenLevel[slot][row]));
            return;
        }
        double[] seen = sheet.seenNumber[slot];
        columns.put(name, Column.Numbers.of(participants, row -> seen[row]));
        if (sheet.event[slot] != null) {
            columns.put(
                    TrialColumns.event(name),
                    Column.Numbers.of(
                            participants, row -> Double.isNaN(seen[row]) ? Double.NaN : sheet.event[slot][row]));
        }
    }

    private @Nullable String name(int code) {
        return code < 0 ? null : trial.names().name(code);
    }

    private void levels(String name, Map<String, TrialColumns.Kind> specified, IntFunction<@Nullable String> value) {
        if (specified.get(name) instanceof TrialColumns.Kind.OneOf(var levels)) {
            columns.put(name, Column.Levels.of(levels, trial.participants(), value));
        }
    }

    private void numbers(String name, IntToDoubleFunction value) {
        columns.put(name, Column.Numbers.of(trial.participants(), value));
    }

    private void decision(Decision decision, Decided decided, Map<String, TrialColumns.Kind> specified) {
        String id = decision.id();
        levels(
                TrialColumns.responseClass(id),
                specified,
                row -> decided.kind[row] == Decided.OPEN || decided.responseClass[row] == Names.NO_CLASS
                        ? null
                        : name(decided.responseClass[row]));
        levels(
                TrialColumns.visit(id),
                specified,
                row -> decided.kind[row] == Decided.OPEN
                        ? null
                        : trial.course().visits().get(decided.visit(row)).id());
        levels(id, specified, row -> isAllocated(decided, row) ? name(decided.option[row]) : null);
        levels(
                TrialColumns.how(id),
                specified,
                row -> isAllocated(decided, row) ? How.values()[decided.how(row)].word() : null);
        numbers(
                TrialColumns.week(id),
                row -> decided.kind[row] == Decided.OPEN
                        ? Double.NaN
                        : trial.course().visits().get(decided.visit(row)).day() / 7.0);
        numbers(TrialColumns.probability(id), row -> isAllocated(decided, row) ? decided.probability[row] : Double.NaN);
        numbers(
                TrialColumns.started(id),
                row -> isTreated(decided, row) ? Math.min(1, decided.sessions[row]) : Double.NaN);
        numbers(TrialColumns.completed(id), row -> isTreated(decided, row) ? decided.completed[row] : Double.NaN);
    }

    private static boolean isAllocated(Decided decided, int row) {
        return decided.kind[row] == Decided.ALLOCATED;
    }

    private static boolean isTreated(Decided decided, int row) {
        return isAllocated(decided, row) && decided.sessions[row] >= 0;
    }
}
