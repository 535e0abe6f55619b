package org.stegvis.report.operating;

import org.stegvis.design.operating.Counted;

/// What a reader calls something that is counted.
final class CountName {
    private CountName() {}

    static String of(Counted counted, Say say) {
        return switch (counted) {
            case Counted.Assessed assessed -> say.of("assessed", "vurdert");
            case Counted.Allocated(var decision, var option) -> decision + " = " + option;
            case Counted.InClass(var decision, var responseClass) ->
                say.of("in class ", "i klassen ") + decision + "." + responseClass;
            case Counted.Imbalance(var decision) ->
                decision + say.of(": furthest from the ratio", ": lengst fra forholdet");
            case Counted.ImbalanceInStratum(var decision) ->
                decision + say.of(": furthest from it in a stratum", ": lengst fra det i et stratum");
            case Counted.Analysed(var analysis) -> say.of("analysed in ", "analysert i ") + analysis;
            case Counted.Withdrawn withdrawn -> say.of("withdrawn", "trukket seg");
            case Counted.Started(var decision) -> decision + say.of(": treatment begun", ": behandling påbegynt");
            case Counted.NotStarted(var decision) ->
                decision + say.of(": treatment never begun", ": behandling aldri påbegynt");
            case Counted.Undecided(var decision) -> decision + say.of(": never came to it", ": kom aldri så langt");
            case Counted.EnrolmentWeeks weeks -> say.of("weeks until all are enrolled", "uker til alle er med");
            case Counted.TrialWeeks weeks -> say.of("weeks until the last visit", "uker til siste besøk");
            case Counted.Cost(var currency) -> say.of("cost in ", "kostnad i ") + currency;
        };
    }
}
