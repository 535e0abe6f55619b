package org.stegvis.report.operating;

import org.stegvis.design.operating.Counted;

/// What a reader calls something that is counted.
final class CountName {
    private CountName() {}

    static String of(Counted counted) {
        return switch (counted) {
            case Counted.Assessed assessed -> "assessed";
            case Counted.Allocated(var decision, var option) -> decision + " = " + option;
            case Counted.InClass(var decision, var responseClass) -> "in class " + decision + "." + responseClass;
            case Counted.Imbalance(var decision) -> decision + ": furthest from the ratio";
            case Counted.ImbalanceInStratum(var decision) -> decision + ": furthest from it in a stratum";
            case Counted.Analysed(var analysis) -> "analysed in " + analysis;
            case Counted.Withdrawn withdrawn -> "withdrawn";
            case Counted.Started(var decision) -> decision + ": treatment begun";
            case Counted.Undecided(var decision) -> decision + ": never came to it";
            case Counted.EnrolmentWeeks weeks -> "weeks until all are enrolled";
            case Counted.TrialWeeks weeks -> "weeks until the last visit";
            case Counted.Cost(var currency) -> "cost in " + currency;
        };
    }
}
