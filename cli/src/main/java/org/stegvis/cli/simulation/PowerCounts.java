package org.stegvis.cli.simulation;

import org.jspecify.annotations.Nullable;
import org.stegvis.design.operating.Counted;
import org.stegvis.design.operating.OperatingCharacteristics;

/// What is counted in simulated trials, as it stands in the document of `stegvis power`.
final class PowerCounts {
    private PowerCounts() {}

    static PowerDocument.Count count(OperatingCharacteristics.Count count) {
        return switch (count.counted()) {
            case Counted.Assessed assessed -> count("assessed", null, null, null, null, count);
            case Counted.Allocated(var decision, var option) -> count("allocated", decision, option, null, null, count);
            case Counted.InClass(var decision, var responseClass) ->
                count("in-class", decision, null, responseClass, null, count);
            case Counted.Imbalance(var decision) -> count("imbalance", decision, null, null, null, count);
            case Counted.ImbalanceInStratum(var decision) ->
                count("imbalance-in-stratum", decision, null, null, null, count);
            case Counted.Analysed(var analysis) -> count("analysed", null, null, null, analysis, count);
            case Counted.Withdrawn withdrawn -> count("withdrawn", null, null, null, null, count);
            case Counted.Started(var decision) -> count("started", decision, null, null, null, count);
            case Counted.NotStarted(var decision) -> count("not-started", decision, null, null, null, count);
            case Counted.Undecided(var decision) -> count("undecided", decision, null, null, null, count);
            case Counted.EnrolmentWeeks weeks -> count("enrolment-weeks", null, null, null, null, count);
            case Counted.TrialWeeks weeks -> count("trial-weeks", null, null, null, null, count);
            case Counted.Cost(var currency) -> count("cost", null, null, null, null, count);
        };
    }

    private static PowerDocument.Count count(
            String what,
            @Nullable String decision,
            @Nullable String option,
            @Nullable String responseClass,
            @Nullable String analysis,
            OperatingCharacteristics.Count count) {
        return new PowerDocument.Count(
                what,
                decision,
                option,
                responseClass,
                analysis,
                PowerDocument.Number.of(count.mean()),
                PowerDocument.finite(count.sd()),
                count.least(),
                count.most());
    }
}
