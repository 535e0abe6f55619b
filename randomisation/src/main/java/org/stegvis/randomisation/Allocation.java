package org.stegvis.randomisation;

/// One allocation, with the probability it had.
///
/// @param option the option allocated
/// @param probability the probability by the ratio of the open options: that of a participant without regard to the
///     others in the list; inverse probability weights use this one
/// @param conditional the probability given the procedure and the earlier allocations of the list, block sizes unknown:
///     how well somebody who saw the list so far could have guessed; under simple randomisation it is `probability`
public record Allocation(String option, double probability, double conditional) {
    public Allocation {
        requireProbability(option, "probability", probability);
        requireProbability(option, "conditional probability", conditional);
    }

    private static void requireProbability(String option, String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("The " + name + " (" + value + ") of the allocation to '" + option
                    + "' must be above 0 and at most 1.");
        }
    }
}
