package org.stegvis.design.simulation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Step;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.regime.Rule;
import org.stegvis.protocol.regime.Rule.Branch;
import org.stegvis.protocol.regime.Rule.Then;
import org.stegvis.protocol.tailoring.Offering;
import org.stegvis.protocol.tailoring.Offering.How;

/// What a participant is led by from some point on. Immutable: each step gives what leads from there.
///
/// Reads routes as `Adherence` does, so that what is simulated is what is analysed.
sealed interface Leading {

    /// What to do at an allocation.
    Answer at(Step.Allocate step, double uniform);

    /// What leads on after a decision passed without an allocation.
    Leading passing(String decision, int route);

    /// Whether what was led at the end is what the target is about.
    boolean hasApplied();

    /// The option to take and what leads from there.
    ///
    /// @param option null when the target does not apply to this participant
    record Answer(@Nullable String option, Leading next) {}

    record ByRegime(Rule rule) implements Leading {
        @Override
        public Answer at(Step.Allocate step, double uniform) {
            Offering offering = step.offering();
            Branch branch = branch(step.decision(), step.route());
            if (branch == null) {
                return new Answer(drawn(offering, offering.open(), uniform), this);
            }
            var next = new ByRegime(branch.next());
            if (!(branch.then() instanceof Then.Choose choose)) {
                return new Answer(drawn(offering, offering.open(), uniform), next);
            }
            boolean isByChoice = offering.how() == How.BY_CHOICE;
            boolean isOtherWish = isByChoice
                    && offering.offers(choose.option())
                    && !choose.option().equals(offering.preferred());
            if (isByChoice != (choose.how() == How.BY_CHOICE) || isOtherWish) {
                return new Answer(null, next);
            }
            return new Answer(
                    offering.offers(choose.option()) ? choose.option() : drawn(offering, offering.open(), uniform),
                    next);
        }

        @Override
        public Leading passing(String decision, int route) {
            Branch branch = branch(decision, route);
            return branch == null ? this : new ByRegime(branch.next());
        }

        @Override
        public boolean hasApplied() {
            return true;
        }

        private @Nullable Branch branch(String decision, int route) {
            return rule instanceof Rule.At at && at.decision().equals(decision) ? at.branch(route) : null;
        }
    }

    /// The group at one decision, chance at all others.
    record AtDecision(String decision, Set<String> group) implements Leading {
        public AtDecision {
            group = Set.copyOf(group);
        }

        @Override
        public Answer at(Step.Allocate step, double uniform) {
            Offering offering = step.offering();
            if (!step.decision().equals(decision)) {
                return new Answer(drawn(offering, offering.open(), uniform), this);
            }
            List<Offer> mine = offering.open().stream()
                    .filter(offer -> group.contains(offer.option()))
                    .toList();
            boolean applies = offering.how() == How.BY_CHANCE && !mine.isEmpty();
            return new Answer(applies ? drawn(offering, mine, uniform) : null, new ByChance());
        }

        @Override
        public Leading passing(String passed, int route) {
            return this;
        }

        @Override
        public boolean hasApplied() {
            return false;
        }
    }

    record ByChance() implements Leading {
        @Override
        public Answer at(Step.Allocate step, double uniform) {
            return new Answer(drawn(step.offering(), step.offering().open(), uniform), this);
        }

        @Override
        public Leading passing(String decision, int route) {
            return this;
        }

        @Override
        public boolean hasApplied() {
            return true;
        }
    }

    private static String drawn(Offering offering, List<Offer> from, double uniform) {
        String preferred = offering.preferred();
        if (preferred != null) {
            return preferred;
        }
        double left = uniform * from.stream().mapToDouble(Offer::share).sum();
        for (Offer offer : from) {
            left -= offer.share();
            if (left < 0) {
                return offer.option();
            }
        }
        return from.getLast().option();
    }
}
