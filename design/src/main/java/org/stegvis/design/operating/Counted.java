package org.stegvis.design.operating;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.design.scenario.Costs;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialColumns;

/// Something of which a trial has a number.
public sealed interface Counted {

    /// How many people were assessed until the trial was full.
    record Assessed() implements Counted {}

    /// How many participants chance gave this option.
    record Allocated(String decision, String option) implements Counted {}

    /// How many participants were put in this response class.
    record InClass(String decision, String responseClass) implements Counted {}

    /// The largest difference between a number allocated and the number expected, over the options of a
    /// decision.
    record Imbalance(String decision) implements Counted {}

    /// The largest such difference within one stratum.
    record ImbalanceInStratum(String decision) implements Counted {}

    /// How many participants an analysis has.
    record Analysed(String analysis) implements Counted {}

    /// How many participants withdrew.
    record Withdrawn() implements Counted {}

    /// How many began the treatment that they got at a decision.
    record Started(String decision) implements Counted {}

    /// How many never began the treatment that they got at a decision.
    record NotStarted(String decision) implements Counted {}

    /// How many participants never came to a decision: they withdrew before, or its tailoring variable is
    /// missing.
    record Undecided(String decision) implements Counted {}

    /// Weeks from the first day of enrolment until the last participant enrolled.
    record EnrolmentWeeks() implements Counted {}

    /// Weeks from then until the last participant has had the last visit, as planned.
    record TrialWeeks() implements Counted {}

    /// What the trial costs, in the currency of the scenario.
    record Cost(String currency) implements Counted {}

    /// Everything that is counted in a trial.
    static List<Counted> of(Protocol protocol, Scenario scenario) {
        var all = new ArrayList<Counted>();
        all.add(new Assessed());
        for (Decision decision : protocol.decisions()) {
            decision.classes().forEach(each -> all.add(new InClass(decision.id(), each.id())));
            TrialColumns.options(decision).forEach(option -> all.add(new Allocated(decision.id(), option)));
            if (scenario.uptake().containsKey(decision.id())) {
                all.add(new Started(decision.id()));
                all.add(new NotStarted(decision.id()));
            }
            all.add(new Undecided(decision.id()));
            all.add(new Imbalance(decision.id()));
            all.add(new ImbalanceInStratum(decision.id()));
        }
        protocol.analyses().forEach(analysis -> all.add(new Analysed(analysis.id())));
        all.add(new Withdrawn());
        all.add(new EnrolmentWeeks());
        all.add(new TrialWeeks());
        Costs costs = scenario.costs();
        if (costs != null) {
            all.add(new Cost(costs.currency()));
        }
        return List.copyOf(all);
    }
}
