package org.stegvis.protocol.regime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.tailoring.Offering.How;

/// A regime as a tree of rules: at a decision, for each route that a participant may take, what is given
/// and which rule follows.
public sealed interface Rule {

    /// The branch that a turn takes; null where the rule is for another decision, or does not foresee the
    /// route.
    default @Nullable Branch branchFor(Turn turn) {
        if (!(this instanceof At at) || !at.decision().equals(turn.decision())) {
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

    /// What the rule says as far as these decisions go, the first ones of a protocol.
    default Rule until(List<String> decisions) {
        return switch (this) {
            case End end -> end;
            case At(var decision, var branches) ->
                decisions.contains(decision)
                        ? new At(
                                decision,
                                branches.stream()
                                        .map(branch -> new Branch(
                                                branch.route(),
                                                branch.classes(),
                                                branch.then(),
                                                branch.next().until(decisions)))
                                        .toList())
                        : new End();
        };
    }

    /// Nothing more is decided.
    record End() implements Rule {}

    /// What the regime says at one decision.
    record At(String decision, List<Branch> branches) implements Rule {
        public At {
            branches = List.copyOf(branches);
        }

        /// The branch of a route, null when the regime does not foresee that a participant takes it.
        public @Nullable Branch branch(int route) {
            for (Branch branch : branches) {
                if (branch.route() == route) {
                    return branch;
                }
            }
            return null;
        }
    }

    /// What the regime says on one route of a decision.
    ///
    /// @param classes the response classes that lead here; empty where the decision has none
    /// @param then what is given
    record Branch(int route, List<String> classes, Then then, Rule next) {
        public Branch {
            classes = List.copyOf(classes);
        }
    }

    /// What is given on a branch.
    sealed interface Then {
        /// One of several options, which is what tells this regime from others.
        ///
        /// @param how by chance, or by choice where the protocol honours preferences
        /// @param probability with which the protocol gives the option where all options are open; 1 by
        /// choice
        record Choose(String option, How how, double probability) implements Then {}

        /// The only option that the route has.
        record Give(String option) implements Then {}

        record Continue() implements Then {}

        record Leave() implements Then {}
    }
}
