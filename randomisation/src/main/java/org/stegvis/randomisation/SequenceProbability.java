package org.stegvis.randomisation;

import java.util.List;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;

/// The exact probability of a whole sequence of allocations under a procedure.
///
/// It is the product of the conditional probabilities, so block sizes that vary are averaged over. Used for
/// randomisation tests and to show what a procedure can produce.
public final class SequenceProbability {
    private SequenceProbability() {}

    /// How likely a procedure is to give exactly this sequence from its start; 0 where it cannot.
    ///
    /// @param offers the options with their shares, all open
    /// @param sequence the options in the order they were allocated; an empty one has probability 1
    /// @throws IllegalArgumentException when the sequence names an option that is not offered
    public static double of(Procedure procedure, List<Offer> offers, List<String> sequence) {
        Ratio ratio = Ratio.of(offers);
        Prediction prediction = Prediction.atStart(procedure, offers, ratio);
        double probability = 1;
        for (String option : sequence) {
            int index = ratio.options().indexOf(option);
            if (index < 0) {
                throw new IllegalArgumentException(
                        "The sequence names the option '" + option + "' and must name only " + ratio.options() + ".");
            }
            double next = prediction.probability(index);
            if (next == 0) {
                return 0;
            }
            probability *= next;
            prediction = prediction.after(index);
        }
        return probability;
    }
}
