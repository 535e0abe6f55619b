package org.stegvis.protocol.regime;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.regime.Rule.Then;
import org.stegvis.protocol.tailoring.Offering.How;

/// How far the path of a participant is what an embedded regime would have led to: the allocations that the
/// regime determined, in order of time, up to the first at which the participant received something else.
///
/// Where the regime's option was not open, where no decision was taken, and on a route the regime does not
/// foresee, the regime gives what happened.
public record Following(List<Step> steps) {
    public Following {
        steps = List.copyOf(steps);
    }

    /// One allocation that the regime determined.
    ///
    /// @param kept whether the participant received what the regime gives; the first that was not kept is the last
    public record Step(Turn.Allocated turn, boolean kept) {}

    public static Following of(EmbeddedRegime regime, Path path) {
        var steps = new ArrayList<Step>();
        Rule rule = regime.rule();
        for (Turn turn : path.turns()) {
            Rule.Branch branch = rule.branchFor(turn);
            if (branch == null) {
                continue;
            }
            if (turn instanceof Turn.Allocated allocated && branch.then() instanceof Then.Choose choose) {
                boolean byChoice = allocated.offering().how() == How.BY_CHOICE;
                boolean asForeseen = byChoice == (choose.how() == How.BY_CHOICE);
                if (!asForeseen || allocated.offering().offers(choose.option())) {
                    boolean kept = asForeseen && allocated.option().equals(choose.option());
                    steps.add(new Step(allocated, kept));
                    if (!kept) {
                        return new Following(steps);
                    }
                }
            }
            rule = branch.next();
        }
        return new Following(steps);
    }

    /// Whether the participant kept to the regime throughout.
    public boolean isThroughout() {
        return steps.stream().allMatch(Step::kept);
    }
}
