package org.stegvis.estimation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.imputation.IncompleteData;
import org.stegvis.estimation.imputation.Variable;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.estimator.MultiplyImputed;
import org.stegvis.protocol.expression.Reference;

/// The variables of a trial that are imputed, in the order of time: characteristics, then measures at visits. Times
/// to an event and variables that nobody has are left as they are.
record ImputationPlan(Protocol protocol, TrialData data, List<Planned> planned) {

    /// One variable.
    ///
    /// @param visit null for a characteristic
    record Planned(Reference reference, @Nullable Visit visit, Variable variable) {
        String column() {
            return reference.toString();
        }
    }

    static ImputationPlan of(Protocol protocol, TrialData data, MultiplyImputed plan) {
        var planned = new ArrayList<Planned>();
        for (Characteristic each : protocol.characteristics()) {
            add(planned, data, plan, new Reference.Characteristic(each.id()), null, each.scale());
        }
        for (Visit visit : protocol.chronology().visits()) {
            for (String measure : visit.collect()) {
                Scale scale = protocol.measure(measure).scale();
                add(planned, data, plan, new Reference.Measured(measure, visit.id()), visit, scale);
            }
        }
        return new ImputationPlan(protocol, data, List.copyOf(planned));
    }

    private static void add(
            List<Planned> planned,
            TrialData data,
            MultiplyImputed plan,
            Reference reference,
            @Nullable Visit visit,
            Scale scale) {
        String name = reference.toString();
        if (!data.has(name) || observed(data.column(name)) == 0) {
            return;
        }
        switch (scale) {
            case Scale.TimeToEvent time -> {}
            case Scale.Binary yesNo -> planned.add(new Planned(reference, visit, Variable.categories(name, 2)));
            case Scale.Categories(var levels) -> {
                if (levels.size() > 1) {
                    planned.add(new Planned(reference, visit, Variable.categories(name, levels.size())));
                }
            }
            case Scale.Continuous number -> planned.add(new Planned(reference, visit, number(name, plan)));
            case Scale.Count count -> planned.add(new Planned(reference, visit, Variable.matched(name)));
            case Scale.Ordinal ordinal -> planned.add(new Planned(reference, visit, Variable.matched(name)));
        }
    }

    private static Variable number(String name, MultiplyImputed plan) {
        return switch (plan.numbers()) {
            case MATCHED -> Variable.matched(name);
            case NORMAL -> Variable.normal(name);
        };
    }

    private static int observed(Column column) {
        int observed = 0;
        for (int row = 0; row < column.size(); row++) {
            observed += column.isMissing(row) ? 0 : 1;
        }
        return observed;
    }

    /// The decisions that have been taken when a visit comes.
    List<String> decisionsBefore(Visit visit) {
        var chronology = protocol.chronology();
        return protocol.decisions().stream()
                .filter(decision ->
                        decision.id().equals(visit.after()) || chronology.week(visit.id()) > chronology.last(decision))
                .map(Decision::id)
                .toList();
    }

    IncompleteData incomplete() {
        return new IncompleteData(
                planned.stream().map(Planned::variable).toList(),
                planned.stream()
                        .map(each -> numbers(data.column(each.column())))
                        .toList());
    }

    /// Numbers as they are, levels as their positions.
    private static org.stegvis.estimation.linear.Column numbers(Column column) {
        return org.stegvis.estimation.linear.Column.of(column.size(), row -> switch (column) {
            case Column.Numbers numbers -> numbers.at(row);
            case Column.Levels levels -> levels.isMissing(row) ? Double.NaN : levels.code(row);
        });
    }
}
