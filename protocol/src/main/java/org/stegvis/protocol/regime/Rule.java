package org.stegvis.protocol.regime;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.tailoring.Offering.How;

/// A regime as a tree of rules: at a decision, for each route that a participant may take, what is given and which
/// rule follows.
public sealed interface Rule {

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
        /// @param probability with which the protocol gives the option where all options are open; 1 by choice
        record Choose(String option, How how, double probability) implements Then {}

        /// The only option that the route has.
        record Give(String option) implements Then {}

        record Continue() implements Then {}

        record Leave() implements Then {}
    }
}
