package org.stegvis.protocol.regime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.regime.Rule.Then;
import org.stegvis.protocol.tailoring.Offering.How;

/// Whether the path of a participant is one that an embedded regime would have led to.
public sealed interface Adherence {

    /// The participant received something else than the regime gives.
    record Deviates() implements Adherence {}

    /// The participant could have been following the regime.
    ///
    /// @param decided the allocations that the regime determined; the product of their probabilities is the
    /// probability of being consistent
    record Consistent(List<Turn.Allocated> decided) implements Adherence {
        public Consistent {
            decided = List.copyOf(decided);
        }

        public double probability() {
            double product = 1;
            for (Turn.Allocated turn : decided) {
                product *= turn.probability();
            }
            return product;
        }
    }

    /// Compares a path with a regime, decision by decision. Where the regime's option was not open, where no
    /// decision was taken, and on a route the regime does not foresee, the regime gives what happened.
    static Adherence of(EmbeddedRegime regime, Path path) {
        var decided = new ArrayList<Turn.Allocated>();
        Rule rule = regime.rule();
        for (Turn turn : path.turns()) {
            Rule.Branch branch = branch(rule, turn);
            if (branch == null) {
                continue;
            }
            if (turn instanceof Turn.Allocated allocated && branch.then() instanceof Then.Choose choose) {
                boolean byChoice = allocated.offering().how() == How.BY_CHOICE;
                if (byChoice != (choose.how() == How.BY_CHOICE)) {
                    return new Deviates();
                }
                if (allocated.offering().offers(choose.option())) {
                    if (!allocated.option().equals(choose.option())) {
                        return new Deviates();
                    }
                    decided.add(allocated);
                }
            }
            rule = branch.next();
        }
        return new Consistent(decided);
    }

    private static Rule.@Nullable Branch branch(Rule rule, Turn turn) {
        if (!(rule instanceof Rule.At at) || !at.decision().equals(turn.decision())) {
            return null;
        }
        return switch (turn) {
            case Turn.Allocated allocated -> at.branch(allocated.route());
            case Turn.Continued continued -> at.branch(continued.route());
            case Turn.Left left -> at.branch(left.route());
            case Turn.Open open -> null;
            case Turn.Contradiction contradiction -> null;
        };
    }
}
