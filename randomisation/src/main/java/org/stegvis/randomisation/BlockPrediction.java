package org.stegvis.randomisation;

import java.util.ArrayList;
import java.util.List;

/// Permuted blocks whose sizes the observer does not know: every block that may be in progress, with its weight.
///
/// Given a block in progress with r of an option left among n places, the option is next with probability r / n. By
/// Bayes' rule each block keeps its weight times the probability of what came; a full block gives way to a new one of
/// each size, equally likely. Weights w are relative: the probability is sum(w r / n) / sum(w). At most sum(sizes)
/// blocks are in progress at once. `SequenceProbabilityTwice` derives the same by listing all sequences of blocks.
record BlockPrediction(BlockPlan plan, List<Candidate> candidates) implements Prediction {

    BlockPrediction {
        candidates = List.copyOf(candidates);
    }

    static BlockPrediction atStart(BlockPlan plan) {
        return new BlockPrediction(plan, fresh(plan, 1));
    }

    @Override
    public double probability(int option) {
        double next = 0;
        double all = 0;
        for (Candidate candidate : candidates) {
            next += candidate.weight * candidate.probability(option);
            all += candidate.weight;
        }
        return next / all;
    }

    @Override
    public BlockPrediction after(int option) {
        double probability = probability(option);
        if (!(probability > 0)) {
            throw new IllegalArgumentException(
                    "The option '" + plan.ratio().options().get(option) + "' cannot come next in blocks of "
                            + plan.sizes() + ". Maybe the list was made with other blocks.");
        }
        double all = candidates.stream().mapToDouble(Candidate::weight).sum();
        List<Candidate> remaining = new ArrayList<>();
        double full = 0;
        for (Candidate candidate : candidates) {
            double weight = candidate.weight / all * candidate.probability(option) / probability;
            if (weight > 0 && candidate.places == 1) {
                full += weight;
            } else if (weight > 0) {
                remaining.add(candidate.without(option, weight));
            }
        }
        if (full > 0) {
            remaining.addAll(fresh(plan, full));
        }
        return new BlockPrediction(plan, remaining);
    }

    private static List<Candidate> fresh(BlockPlan plan, double weight) {
        return plan.sizes().stream()
                .map(size -> new Candidate(plan.composition(size), size, weight / plan.number()))
                .toList();
    }

    /// A block that may be in progress: what is left of each option, the places left, its weight.
    static final class Candidate {
        private final int[] left;
        private final int places;
        private final double weight;

        Candidate(int[] left, int places, double weight) {
            this.left = left;
            this.places = places;
            this.weight = weight;
        }

        double weight() {
            return weight;
        }

        double probability(int option) {
            return (double) left[option] / places;
        }

        Candidate without(int option, double newWeight) {
            int[] fewer = left.clone();
            fewer[option]--;
            return new Candidate(fewer, places - 1, newWeight);
        }
    }
}
