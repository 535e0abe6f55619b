package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.stegvis.estimation.result.Tipping;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;

/// Shifts the imputed outcomes of some participants at the visits analysed that come after a decision.
///
/// Numbers are shifted by delta as they are, counts not below zero, ordinal ones not off their scale. A yes
/// or no has its log odds shifted, with the same draw: it is a yes where delta is at least its lift.
///
/// @param places of the outcomes among the variables that are imputed
record ShiftedOutcomes(ImputationPlan plan, Scale scale, List<Integer> places) {

    static ShiftedOutcomes of(ImputationPlan plan, Analysis analysis) {
        var places = new ArrayList<Integer>();
        for (int v = 0; v < plan.planned().size(); v++) {
            ImputationPlan.Planned each = plan.planned().get(v);
            if (each.visit() != null
                    && analysis.outcome().references().contains(each.reference())
                    && !plan.decisionsBefore(each.visit()).isEmpty()) {
                places.add(v);
            }
        }
        Scale scale = plan.protocol().measure(analysis.outcome().measure()).scale();
        return new ShiftedOutcomes(plan, scale, List.copyOf(places));
    }

    /// Whether there is an imputed outcome to shift.
    boolean isSome() {
        return places.stream().anyMatch(v -> plan.incomplete().missing(v) > 0);
    }

    Tipping.Scale of() {
        return scale instanceof Scale.Binary ? Tipping.Scale.LOG_ODDS : Tipping.Scale.OUTCOME;
    }

    /// @param chosen whose imputed outcomes are shifted, one a row
    TrialData by(double delta, FilledSet set, boolean[] chosen) {
        TrialData data = set.question().data();
        var columns = new LinkedHashMap<String, Column>();
        for (String name : data.columnNames()) {
            columns.put(name, data.column(name));
        }
        for (int v : places) {
            String name = plan.planned().get(v).column();
            Column before = plan.data().column(name);
            Column.Numbers filled = data.numbers(name);
            var lift = set.lifts().get(v);
            columns.put(
                    name,
                    Column.Numbers.of(
                            filled.size(),
                            row -> chosen[row] && before.isMissing(row) && !filled.isMissing(row)
                                    ? shifted(filled.at(row), lift.get(row), delta)
                                    : filled.at(row)));
        }
        return TrialData.of(data.participants(), columns);
    }

    private double shifted(double value, double lift, double delta) {
        return switch (scale) {
            case Scale.Binary yesNo -> delta > lift ? 1 : 0;
            case Scale.Count count -> Math.max(0, value + delta);
            case Scale.Ordinal(int lowest, int highest) -> Math.clamp(value + delta, (double) lowest, (double) highest);
            case Scale.Continuous number -> value + delta;
            case Scale.Categories categories -> value;
            case Scale.TimeToEvent time -> value;
        };
    }
}
